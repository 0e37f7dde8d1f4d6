/** How the pages of a record are set, in Typst. It reads one input, `paper`, and nothing else: neither files nor the network. */
export const layout = `
#let paper = json(bytes(sys.inputs.paper))
#let grey = rgb("#5a5a5a")
#set document(title: paper.title)
#set page(paper: "a4", margin: (x: 22mm, y: 20mm), numbering: "1")
#set text(font: ("Noto Sans", "Noto Naskh Arabic", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans Hebrew", "Noto Sans Hans"), size: 10pt, lang: paper.language)
#set par(leading: 0.6em, spacing: 0.5em, linebreaks: "simple")
#set heading(outlined: true)
#show title: set text(size: 18pt)
#show heading: set text(size: 13pt)
#show heading: set block(above: 1.6em, below: 0.8em)
#let entry(one) = par(spacing: 0.9em, {
  if one.hour != "" { text(fill: grey, one.hour + " ") }
  text(weight: "bold", one.head)
  if one.quote != none { for line in one.quote.split("\\n") { linebreak(); line } }
  for line in one.lines { linebreak(); line }
  if one.marks.len() > 0 { linebreak(); text(size: 9pt, fill: grey, one.marks.join(" · ")) }
})
#let row(one) = {
  one.text
  if one.about.len() > 0 { text(fill: grey, " – " + one.about.join(" · ")) }
}
#title()
#list(..paper.head)
#for section in paper.sections {
  heading(level: 1, section.title)
  if "rows" in section {
    if section.rows.len() > 0 { list(..section.rows.map(row)) } else { section.none }
  } else {
    if section.entries.len() > 0 { for one in section.entries { entry(one) } } else { section.none }
  }
}
#v(1em)
#link(paper.page)
`;
