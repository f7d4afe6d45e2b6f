// The search library, as hooks/helpcenter/site/assets.py makes a module of it. Only the site has the file.
declare const lunr: Lunr;
export default lunr;
