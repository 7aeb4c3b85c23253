"""Files that we write reopen in networkx, igraph and openpyxl, and files that those, odfpy and xlwt write open here.

Needs a built `dist` (argument 1, default `dist`), Node, Python 3.9 and the package index, from which a virtual environment
in `target/reopen` gets what `requirements.txt` names. Ends with status 1 where nodes, ties or attributes differ.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "target" / "reopen"


def inside_environment():
    """Starts this script again with the packages it needs."""
    python = PLACE / "venv" / "bin" / "python"
    if Path(sys.prefix) != PLACE / "venv":
        requirements = Path(__file__).with_name("requirements.txt")
        try:
            if not python.exists():
                subprocess.run([sys.executable, "-m", "venv", PLACE / "venv"], check=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "-r", requirements], check=True)
        except subprocess.CalledProcessError as error:
            # Without a network, or without Python's own packages for environments, there is nothing to compare with.
            print(f"    skipped: the packages of other programs could not be had: {error}")
            sys.exit(0)
        os.execv(python, [python, __file__, *sys.argv[1:]])


inside_environment()

import igraph  # noqa: E402
import networkx as nx  # noqa: E402
import openpyxl  # noqa: E402
import xlwt  # noqa: E402
from odf.opendocument import OpenDocumentSpreadsheet  # noqa: E402
from odf.table import Table, TableCell, TableRow  # noqa: E402
from odf.text import P  # noqa: E402

problems = []


def same(what, got, wanted):
    if got != wanted:
        problems.append(f"{what}: {got!r}, should be {wanted!r}")


def sample(directed, parallel=False):
    """A map with awkward words in it; `directed` for all ties."""
    bodies = [
        {"id": "s1", "name": "Health & Care <\"North\">", "sector": "health", "power": 7.5, "interest": 2, "tags": ["a", "b"]},
        {"id": "s2", "name": "École", "sector": "schools", "power": 3, "notes": "=1+1"},
        {"id": "s3", "name": "Bank", "kind": "business", "in_room": True, "founded": "1900"},
        {"id": "s4", "name": "Hidden", "private": True},
    ]
    ties = [
        {"id": "r1", "source": "s1", "target": "s2", "directed": directed, "kind": "funding", "strength": 2.5},
        {"id": "r2", "source": "s2", "target": "s3", "directed": directed, "sign": -1, "level": 3},
        {"id": "r3", "source": "s1", "target": "s4", "directed": directed},
    ]
    if parallel:
        ties.append({"id": "r4", "source": "s1", "target": "s2", "directed": directed, "kind": "referral"})
    return {"stakeholders": bodies, "relationships": ties}


def exported():
    """Exports the samples with the built module; the folder that holds them."""
    maps = {"directed": sample(True), "undirected": sample(False), "parallel": sample(True, True)}
    PLACE.mkdir(parents=True, exist_ok=True)
    (PLACE / "maps.json").write_text(json.dumps(maps))
    script = Path(__file__).with_name("files.mjs")
    subprocess.run(["node", script, "export", DIST, PLACE / "maps.json", PLACE], check=True)


def check_networkx(name, directed):
    for ending, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        graph = read(PLACE / f"{name}.{ending}")
        what = f"{name}.{ending} in networkx"
        same(f"{what}, nodes", sorted(graph.nodes), ["s1", "s2", "s3"])
        same(f"{what}, direction", graph.is_directed(), directed)
        same(f"{what}, multiple ties", graph.number_of_edges(), 3 if name == "parallel" else 2)
        same(f"{what}, label", graph.nodes["s1"]["label"], "Health & Care <\"North\">")
        same(f"{what}, power", graph.nodes["s1"]["power"], 7.5)
        same(f"{what}, in the room", graph.nodes["s3"]["in_room"], True)
        same(f"{what}, kept column", graph.nodes["s3"]["founded"], "1900")
        same(f"{what}, notes are private", "notes" in graph.nodes["s2"], False)
        ties = {(source, target): tie for source, target, tie in graph.edges(data=True) if tie.get("kind") != "referral"}
        same(f"{what}, strength", ties[("s1", "s2")]["weight"], 2.5)
        same(f"{what}, kind", ties[("s1", "s2")]["kind"], "funding")
        same(f"{what}, opposition", float(ties[("s2", "s3")]["sign"]), -1.0)


def check_igraph(name, directed):
    graph = igraph.Graph.Read_GraphML(str(PLACE / f"{name}.graphml"))
    what = f"{name}.graphml in igraph"
    same(f"{what}, names", graph.vs["label"], ["Health & Care <\"North\">", "École", "Bank"])
    same(f"{what}, ties", [edge.tuple for edge in graph.es][:2], [(0, 1), (1, 2)])
    same(f"{what}, direction", graph.is_directed(), directed)
    same(f"{what}, strength", graph.es["weight"][0], 2.5)
    graph = igraph.Graph.Read_DL(str(PLACE / f"{name}-plain.dl"))
    what = f"{name}.dl in igraph"
    same(f"{what}, names", graph.vs["name"], ["North", "École", "Bank"])
    ends = sorted({tuple(sorted(edge.tuple)) for edge in graph.es})
    same(f"{what}, ties", ends, [(0, 1), (1, 2)])
    same(f"{what}, strength", sorted(set(graph.es["weight"])), [-1.0, 2.5] if name != "parallel" else [-1.0, 1.0, 2.5])


def check_openpyxl(name):
    book = openpyxl.load_workbook(PLACE / f"{name}.xlsx")
    what = f"{name}.xlsx in openpyxl"
    same(f"{what}, sheets", book.sheetnames, ["Elements", "Connections", "Measures", "Network", "Definitions"])
    rows = {sheet.title: [dict(zip([cell.value for cell in sheet[1]], row)) for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in book}
    same(f"{what}, names", [row["Label"] for row in rows["Elements"]], ["Health & Care <\"North\">", "École", "Bank"])
    same(f"{what}, power", [row["power"] for row in rows["Elements"]], [7.5, 3, None])
    same(f"{what}, ends", [(row["From"], row["To"]) for row in rows["Connections"]][:2], [("s1", "s2"), ("s2", "s3")])
    same(f"{what}, measured", [row["name"] for row in rows["Measures"]], ["Health & Care <\"North\">", "École", "Bank"])
    same(f"{what}, degree without who is private", rows["Measures"][0]["degree"], 1)
    formulas = [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    same(f"{what}, formulas", formulas, [])


def made_elsewhere():
    """Writes files with other programs; what each should hold here: bodies, ties, whether all ties have a direction."""
    wanted = {}

    def made(name, bodies, ties, directed, names):
        wanted[name] = {"stakeholders": bodies, "relationships": ties, "directed": directed, "names": names}
        return str(PLACE / name)

    karate = nx.karate_club_graph()
    nx.write_graphml(karate, made("karate.graphml", 34, 78, False, ["0", "33"]))
    nx.write_gexf(karate, made("karate.gexf", 34, 78, False, ["0", "33"]))
    nx.write_gml(karate, made("karate.gml", 34, 78, False, ["0", "33"]))
    nx.write_pajek(karate, made("karate.net", 34, 78, False, ["0", "33"]))
    for edges in ("links", "edges"):
        data = nx.node_link_data(karate, edges=edges)
        Path(made(f"karate-{edges}.json", 34, 78, False, ["0", "33"])).write_text(json.dumps(data))
    Path(made("karate.cyjs", 34, 78, False, ["0", "33"])).write_text(json.dumps(nx.cytoscape_data(karate)))
    Path(made("karate-adjacency.json", 34, 78, False, ["0", "33"])).write_text(json.dumps(nx.adjacency_data(karate)))
    nx.write_weighted_edgelist(karate, made("karate.edges", 34, 78, False, ["0", "33"]))
    people = nx.DiGraph()
    people.add_node("Ann Ö", age=3, sector="North")
    people.add_edge("Ann Ö", "Bob \"B\"", weight=2.0, kind="pays")
    people.add_edge("Bob \"B\"", "Cy & Co", weight=0.5)
    nx.write_graphml(people, made("people.graphml", 3, 2, True, ["Ann Ö", "Bob \"B\"", "Cy & Co"]))
    nx.write_gexf(people, made("people.gexf", 3, 2, True, ["Ann Ö", "Bob \"B\"", "Cy & Co"]))
    nx.write_gml(people, made("people.gml", 3, 2, True, ["Ann Ö", "Bob \"B\"", "Cy & Co"]))
    star = igraph.Graph.Star(6, mode="in")
    star.vs["name"] = [f"Body {number}" for number in range(6)]
    star.es["weight"] = 2.0
    star.write_graphml(made("star.graphml", 6, 5, True, ["Body 0", "Body 5"]))
    star.write_gml(made("star.gml", 6, 5, True, ["Body 0", "Body 5"]))
    star.vs["id"] = star.vs["name"]
    star.write_pajek(made("star.net", 6, 5, True, ["Body 0", "Body 5"]))
    star.write_dot(made("star.dot", 6, 5, True, ["Body 0", "Body 5"]))
    for (one, two), name in ((("Elements", "Connections"), "kumu.xlsx"), (("Acteurs", "Liens"), "liens.xlsx")):
        book = openpyxl.Workbook()
        book.active.title = one
        heads = (["Label", "Type"], ["From", "To", "Strength"]) if name == "kumu.xlsx" else (["Nom", "Catégorie"], ["De", "À", "Poids"])
        for row in (heads[0], ["Clinic", "Health"], ["Bank", None], ["Mayor", "Town"]):
            book.active.append(row)
        ties = book.create_sheet(two)
        for row in (heads[1], ["Clinic", "Bank", 2.5], ["Mayor", "Clinic", None]):
            ties.append(row)
        book.save(made(name, 3, 2, True, ["Clinic", "Bank", "Mayor"]))
    book = xlwt.Workbook()
    for title, rows in (("Elements", [["Label", "Type", "Power"], ["Klinik Süd", "Health", 7], ["Bank", None, 2.5]]), ("Connections", [["From", "To"], ["Klinik Süd", "Bank"]])):
        sheet = book.add_sheet(title)
        for at, cells in enumerate(rows):
            for column, text in enumerate(cells):
                sheet.write(at, column, text)
    book.save(made("klinik.xls", 2, 1, True, ["Klinik Süd", "Bank"]))
    book = OpenDocumentSpreadsheet()
    for title, rows in (("Knoten", [["Name", "Bereich"], ["Amt", "Nord"], ["Schule", "Süd"]]), ("Kanten", [["Von", "Nach"], ["Amt", "Schule"]])):
        table = Table(name=title)
        for cells in rows:
            row = TableRow()
            for text in cells:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=text))
                row.addElement(cell)
            table.addElement(row)
        book.spreadsheet.addElement(table)
    book.save(made("amt.ods", 2, 1, True, ["Amt", "Schule"]))
    (PLACE / "wanted.json").write_text(json.dumps(wanted))
    script = Path(__file__).with_name("files.mjs")
    printed = subprocess.run(["node", script, "import", DIST, PLACE / "wanted.json", PLACE], check=True, capture_output=True, text=True).stdout
    for name, found in json.loads(printed).items():
        if "error" in found:
            problems.append(f"{name}: {found['error']}")
            continue
        for part in ("stakeholders", "relationships", "directed"):
            same(f"{name}, {part}", found[part], wanted[name][part])
        same(f"{name}, names", [each for each in wanted[name]["names"] if each not in found["names"]], [])
    return len(wanted)


DIST = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve()
exported()
for name, directed in (("directed", True), ("undirected", False), ("parallel", True)):
    check_networkx(name, directed)
    check_igraph(name, directed)
    check_openpyxl(name)
count = made_elsewhere()
print("\n".join(problems) or f"{3 * 4} files of ours reopened elsewhere, {count} files from elsewhere opened here")
sys.exit(1 if problems else 0)
