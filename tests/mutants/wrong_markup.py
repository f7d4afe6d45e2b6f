"""HTML, links and headings that are wrong."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content


def markup(content: Content) -> Iterator[Change]:
    bad = [
        "<script>alert(1)</script>",
        '<script src="https://www.union24.hu/"></script>',
        "<style>p { color: red }</style>",
        '<iframe src="https://www.union24.hu/"></iframe>',
        '<p onclick="alert(1)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](vbscript:x)",
        "<form><input type=password></form>",
        '<input type="password">',
        '<img src="x.png" onerror="alert(1)" alt="x">',
        '<p style="color:red">x</p>',
        "x {: onclick=alert(1) }",
        "[x](#why){ style=color:red }",
        "<object data=x></object>",
        "<svg onload=alert(1)></svg>",
        "<button>x</button>",
        "# Még egy cím",
        "Még egy cím\n============",
        "#### Mély {#mely}",
        "Itt van: https://www.union24.hu/",
        "Itt van: www.union24.hu",
        "<ScRiPt>x</sCrIpT>",
        "<meta http-equiv=refresh content=0>",
        "<base href=x>",
        '<a href="&#106;avascript:x">x</a>',
        "<video src=x></video>",
        "<p\nonmouseover=alert(1)>x</p>",
        "<script",
    ]
    for number, new in enumerate(bad):
        code = ("hu", "en")[number % 2]
        path = f"docs/{code}/union24/account.md"
        end = len(content.texts[path])
        yield Change(
            "markup", path, end, "", f"\n{new}\n", ("markup", "leftover", "link-target", "twin-headings")
        )
    for new in ("![](kep.svg)", '<img src="kep.svg">', '<img src="kep.svg" alt="">'):
        path = "docs/hu/union24/account.md"
        yield Change("image without text", path, len(content.texts[path]), "", f"\n{new}\n", ("markup",))
