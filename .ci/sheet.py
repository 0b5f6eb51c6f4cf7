"""Makes a page of pictures of a terminal: names and captures by turns, each ended by a NUL."""
import html, re, sys

BASIC = ["#000", "#c33", "#3a3", "#c93", "#36c", "#a3a", "#3aa", "#ccc"]


def colour(n):
    """The colour of a number of the 256."""
    if n < 16:
        return BASIC[n % 8]
    if n >= 232:
        return "#" + 3 * ("%02x" % (8 + 10 * (n - 232)))
    steps = [0, 95, 135, 175, 215, 255]
    n -= 16
    return "#%02x%02x%02x" % (steps[n // 36], steps[n // 6 % 6], steps[n % 6])


def style(codes, now):
    """What a sequence of colours makes of the style there was."""
    now = dict(now)
    while codes:
        c = codes.pop(0)
        if c == 0:
            now = {}
        elif c in (38, 48):
            kind = codes.pop(0)
            rgb = "#%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3)) if kind == 2 else colour(codes.pop(0))
            now["color" if c == 38 else "background"] = rgb
        elif c in (39, 49):
            now.pop("color" if c == 39 else "background", None)
        elif 30 <= c < 38 or 40 <= c < 48:
            now["color" if c < 40 else "background"] = BASIC[c % 10]
        elif c == 1:
            now["font-weight"] = "bold"
        elif c == 2:
            now["opacity"] = "0.6"
    return now


print('<meta charset="utf-8"><style>body{background:#333;color:#ccc;font:12px monospace}'
      "figure{display:inline-block;margin:8px;vertical-align:top}pre{margin:0;background:#000;line-height:1.2}</style>")
parts = sys.stdin.read().split("\0")
for name, picture in zip(parts[::2], parts[1::2]):
    print("<figure><figcaption>%s</figcaption><pre>" % html.escape(name), end="")
    width, now, ground = int(name.split(", ")[1].split("x")[0]), {}, {}
    for line in picture.split("\n"):
        seen = 0
        for i, part in enumerate(re.split("\x1b\\[([0-9;:]*)m", line)):
            if i % 2:
                now = style([int(c or 0) for c in re.split("[;:]", part)], now)
            elif part := re.sub("\x1b.", "", part):
                seen += len(part)
                print('<span style="%s">%s</span>' % (";".join("%s:%s" % kv for kv in now.items()), html.escape(part)), end="")
                ground = {k: v for k, v in now.items() if k == "background"} or ground
        # The end of a line that was erased is not told: it has the ground.
        print('<span style="%s">%s</span>' % (";".join("%s:%s" % kv for kv in ground.items()), " " * (width - seen)))
    print("</pre></figure>")
