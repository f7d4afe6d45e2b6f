"""The documents that answers offer: the manifest, what stands in the PDFs, and how ours are made.

`model` holds the values, `manifest` the list downloads/downloads.yml, `files` reads the PDFs and has
`worker` open them in a process of its own (`inspect`), `judge` says what is wrong with one, and `build`
makes ours from downloads/sources/. Nothing here but `build` needs WeasyPrint.
"""
