//! The map as a table: every field and measure, to sort, to write in, to paste into.
//!
//! **Invariant:** cells are written through the session like all else, a pasted range in one step; rows of the same filter
//! and search as in the other views. The focus stays on the table while keys go from cell to cell, so that no letter is lost
//! between two drawings; Enter, F2 or a letter begins to write in a cell.
//! **Not here:** what columns there are; see `columns`.

mod columns;
mod paste;

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{Component, Context, Event, FocusEvent, Html, KeyboardEvent, MouseEvent, NodeRef, Properties, TargetCast, html};

use crate::model::{FieldPath, sort_items};
use crate::scene::{Item, View};
use crate::session::{Frame, Subscription};
use crate::ui::carry_out::Editor;
use crate::ui::following::{is_of_page, on_frame};
use crate::ui::form::{Subject, write};
use crate::ui::look::Look;
use crate::words::fold;
use crate::words::screen::Label;
use columns::{Column, Listed, Row, Shows, columns};

/// The id of the cell that keys act on.
const CELL: &str = "cell";

/// How many rows a page is.
const PAGE: isize = 10;

/// How many rows are drawn at once.
const DRAWN: usize = 150;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TableProps {
    pub(super) editor: Editor,
    pub(super) look: Look,
    pub(super) view: View,
}

/// The table.
pub(super) struct Table {
    listed: Listed,
    /// The column that rows are sorted by, and whether from the highest down.
    sorted: Option<(usize, bool)>,
    /// The rows that are drawn: from this one, up to that one.
    drawn: Range<usize>,
    /// The cell that keys act on: row and column.
    at: (usize, usize),
    /// The record in that row, which the cell stays with when rows change places.
    record: Option<String>,
    /// What is written in that cell, while it is written in.
    draft: Option<Draft>,
    grid: NodeRef,
    _following: Subscription,
}

/// What is written in a cell: which record and which column it belongs to, wherever those stand by then.
struct Draft {
    record: String,
    column: &'static str,
    text: String,
}

/// What happens to the table.
pub(super) enum Message {
    /// The map is another.
    Follow,
    List(Listed),
    Sort(usize),
    More,
    /// Rows before those that are drawn.
    Earlier,
    /// A cell was pressed.
    Go(usize, usize),
    /// As many rows down and columns to the right, as far as there are any. Keys can come faster than drawings, so they
    /// don't say where they lead.
    Walk(isize, isize),
    /// Enter outside of a field: begins to write, or ends what was begun and is not drawn yet.
    Enter,
    /// A cell is to be written in, beginning with these letters or with what is there.
    Write(Option<String>),
    /// What was written; nothing keeps what was there.
    Done(Option<String>),
    Pasted(String),
}

impl Component for Table {
    type Message = Message;
    type Properties = TableProps;

    fn create(ctx: &Context<Self>) -> Self {
        let following = on_frame(&ctx.props().editor.session, ctx.link().callback(|()| Message::Follow));
        Self {
            listed: Listed::Bodies,
            sorted: None,
            drawn: 0..DRAWN,
            at: (0, 0),
            record: None,
            draft: None,
            grid: NodeRef::default(),
            _following: following,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let TableProps { editor, view, .. } = ctx.props();
        let frame = editor.session.frame();
        match message {
            Message::Follow => self.stay(ctx),
            Message::List(listed) => {
                (self.listed, self.sorted, self.drawn, self.at, self.record) = (listed, None, 0..DRAWN, (0, 0), None);
            }
            Message::Sort(column) => {
                // Numbers from the highest down first, words from A; once more the other way, and once more as on the map.
                let is_number = columns(self.listed, &frame.map, view.hide_private).get(column).is_some_and(Column::is_number);
                self.sorted = match self.sorted {
                    Some((sorted, down)) if sorted == column => (down == is_number).then_some((column, !down)),
                    _ => Some((column, is_number)),
                };
                self.stay(ctx);
            }
            Message::More => self.drawn.end += DRAWN,
            Message::Earlier => self.drawn.start = self.drawn.start.saturating_sub(DRAWN),
            Message::Go(row, column) => self.go(ctx, row, column),
            Message::Walk(down, right) => {
                let last = (self.rows(&frame, view).len(), columns(self.listed, &frame.map, view.hide_private).len());
                let walked = |at: usize, by: isize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
                self.go(ctx, walked(self.at.0, down, last.0), walked(self.at.1, right, last.1));
            }
            Message::Enter => match self.draft.as_ref().map(|draft| draft.text.clone()) {
                Some(text) => {
                    self.finish(ctx, Some(text));
                    ctx.link().send_message(Message::Walk(1, 0));
                }
                None => self.begin(ctx, None),
            },
            Message::Write(letters) => self.begin(ctx, letters),
            Message::Done(text) => self.finish(ctx, text),
            Message::Pasted(text) => {
                let rows = self.rows(&frame, view);
                let columns = columns(self.listed, &frame.map, view.hide_private);
                let below: Vec<&Row> = rows.iter().skip(self.at.0).collect();
                paste::paste(editor, &below, columns.get(self.at.1..).unwrap_or_default(), &text, self.listed);
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &TableProps) -> bool {
        self.stay(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let TableProps { editor, view, .. } = ctx.props();
        let frame = editor.session.frame();
        let columns = columns(self.listed, &frame.map, view.hide_private);
        let rows = self.rows(&frame, view);
        let link = ctx.link();
        let heads = columns.iter().enumerate().map(|(at, column)| {
            let sorted = self.sorted.filter(|(sorted, _)| *sorted == at);
            let order = sorted.map_or("none", |(_, down)| if down { "descending" } else { "ascending" });
            let class = if column.is_number() { "number" } else { "" };
            html! {
                <th key={column.name} scope="col" aria-sort={order} {class}>
                    <button type="button" class="sort" onclick={link.callback(move |_| Message::Sort(at))}>{ column.name }<span class="sort-sign" aria-hidden="true" /></button>
                </th>
            }
        });
        let heads: Html = heads.collect();
        let drawn =
            rows.iter().enumerate().take(self.drawn.end).skip(self.drawn.start).map(|(at, row)| self.row(ctx, &frame, &columns, at, row));
        let drawn: Html = drawn.collect();
        let tab = |listed: Listed, label: Label| {
            html! {
                <button type="button" class="view" aria-pressed={(self.listed == listed).to_string()} onclick={link.callback(move |_| Message::List(listed))}>
                    { label.text() }
                </button>
            }
        };
        let onkeydown = link.batch_callback(|event: KeyboardEvent| walked(&event));
        let onpaste = {
            let may_paste = editor.may_edit && self.draft.is_none();
            link.batch_callback(move |event: Event| {
                let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
                let text = data.get_data("text/plain").ok().filter(|text| may_paste && !text.is_empty())?;
                event.prevent_default();
                Some(Message::Pasted(text))
            })
        };
        html! {
            <section class="table-view" part="table">
                <div class="table-head">
                    <div class="views" role="group">{ tab(Listed::Bodies, Label::OutlineShort) }{ tab(Listed::Ties, Label::Ties) }</div>
                    <p class="quiet">{ if editor.may_edit { Label::TableHint.text() } else { "" } }</p>
                </div>
                <div class="table-scroll">
                    if self.drawn.start > 0 {
                        <button type="button" class="button" onclick={link.callback(|_| Message::Earlier)}>{ Label::ShowEarlier.text() }</button>
                    }
                    <table ref={self.grid.clone()} {onkeydown} {onpaste} role="grid" tabindex="0" aria-rowcount={(rows.len() + 1).to_string()}
                        aria-label={Label::ViewTable.text()} aria-activedescendant={CELL}>
                        <thead><tr>{ heads }</tr></thead>
                        <tbody>{ drawn }</tbody>
                    </table>
                    if rows.len() > self.drawn.end {
                        <button type="button" class="button" onclick={link.callback(|_| Message::More)}>{ Label::ShowMore.text() }</button>
                    }
                </div>
            </section>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, is_first: bool) {
        let Some(table) = self.grid.cast::<HtmlElement>() else { return };
        let found = |selector: &str| table.query_selector(selector).ok().flatten();
        if is_first {
            table.focus().unwrap_or_default();
        }
        match (&self.draft, found(".cell-field").and_then(|field| field.dyn_into::<HtmlInputElement>().ok())) {
            (Some(draft), Some(field)) if !field.matches(":focus").unwrap_or(true) => {
                field.set_value(&draft.text);
                field.focus().unwrap_or_default();
            }
            (None, _) => {
                if let Some(cell) = found(&format!("#{CELL}")) {
                    let nearest = ScrollIntoViewOptions::new();
                    nearest.set_block(ScrollLogicalPosition::Nearest);
                    nearest.set_inline(ScrollLogicalPosition::Nearest);
                    cell.scroll_into_view_with_scroll_into_view_options(&nearest);
                }
            }
            _ => {}
        }
    }
}

impl Table {
    /// Draws the row of the cursor: walking on adds what comes next, a leap draws the rows around where it ends.
    fn reach(&mut self) {
        let row = self.at.0;
        if row < self.drawn.start || row >= self.drawn.end + DRAWN {
            let start = row.saturating_sub(DRAWN / 2);
            self.drawn = start..start + DRAWN;
        } else if row >= self.drawn.end {
            self.drawn.end += DRAWN;
        }
    }

    /// Puts the cursor on a cell and selects its record.
    fn go(&mut self, ctx: &Context<Self>, row: usize, column: usize) {
        let TableProps { editor, look, view } = ctx.props();
        self.at = (row, column);
        self.reach();
        let row = self.rows(&editor.session.frame(), view).into_iter().nth(row);
        if let Some(row) = &row {
            look.select([row.item()]);
        }
        self.record = row.map(|row| row.key);
    }

    /// Begins to write in the cell of the cursor, with these letters or with what is there; letters go on with what was begun.
    fn begin(&mut self, ctx: &Context<Self>, letters: Option<String>) {
        let TableProps { editor, view, .. } = ctx.props();
        let frame = editor.session.frame();
        let columns = columns(self.listed, &frame.map, view.hide_private);
        let Some(column) = columns.get(self.at.1).filter(|column| editor.may_edit && column.is_written()) else { return };
        let row = self.rows(&frame, view).into_iter().nth(self.at.0);
        self.record = row.as_ref().map(|row| row.key.clone());
        self.draft = match (letters, self.draft.take(), row) {
            (Some(letters), Some(draft), _) => Some(Draft { text: draft.text + &letters, ..draft }),
            (None, Some(draft), _) => Some(draft),
            (letters, None, Some(row)) => {
                let text = letters.unwrap_or_else(|| row.text(column, &frame));
                Some(Draft { record: row.key, column: column.name, text })
            }
            (_, None, None) => None,
        };
    }

    /// Writes what was written into its cell; nothing keeps what was there.
    fn finish(&mut self, ctx: &Context<Self>, text: Option<String>) {
        let TableProps { editor, view, .. } = ctx.props();
        let frame = editor.session.frame();
        let columns = columns(self.listed, &frame.map, view.hide_private);
        let rows = self.rows(&frame, view);
        if let (Some(draft), Some(text)) = (self.draft.take(), text)
            && let Some(row) = rows.iter().find(|row| row.key == draft.record)
            && let Some(column) = columns.iter().find(|column| column.name == draft.column)
            && text != row.text(column, &frame)
        {
            set(editor, row, column, &text);
        }
    }

    /// Keeps the cursor on its record, and what is written in the column it is written in.
    fn stay(&mut self, ctx: &Context<Self>) {
        let TableProps { editor, view, .. } = ctx.props();
        let frame = editor.session.frame();
        if let Some(record) = &self.record {
            self.at.0 = self.rows(&frame, view).iter().position(|row| row.key == *record).unwrap_or(self.at.0);
            self.reach();
        }
        if let Some(draft) = &self.draft {
            let columns = columns(self.listed, &frame.map, view.hide_private);
            self.at.1 = columns.iter().position(|column| column.name == draft.column).unwrap_or(self.at.1);
        }
    }

    /// The rows in their order, those that filter and search leave.
    fn rows(&self, frame: &Frame, view: &View) -> Vec<Row> {
        let map = &frame.map;
        let wanted = fold(view.find.trim());
        let is_found = |name: &str| wanted.is_empty() || fold(name).contains(&wanted);
        let seen = |id| map.stakeholders().find(id).filter(|body| view.shows_body(body));
        let mut rows: Vec<Row> = match self.listed {
            Listed::Bodies => {
                let bodies = map.stakeholders().iter().filter(|body| view.shows_body(body) && is_found(&body.name));
                bodies.map(|body| Row::of_body(map, body)).collect()
            }
            Listed::Ties => {
                let ties = map.relationships().iter().filter(|tie| {
                    let ends = [seen(&tie.source), seen(&tie.target)];
                    view.shows_tie(tie) && ends.iter().all(Option::is_some) && ends.iter().flatten().any(|body| is_found(&body.name))
                });
                ties.map(|tie| Row::of_tie(map, tie)).collect()
            }
        };
        if let Some((column, down)) = self.sorted
            && let Some(column) = columns(self.listed, map, view.hide_private).get(column)
        {
            let mut keyed: Vec<(Option<f64>, String, Row)> = rows
                .into_iter()
                .map(|row| {
                    (row.number(column, frame), if column.is_number() { String::new() } else { fold(&row.text(column, frame)) }, row)
                })
                .collect();
            // Empty cells come last either way.
            let is_empty = |entry: &(Option<f64>, String, Row)| if column.is_number() { entry.0.is_none() } else { entry.1.is_empty() };
            sort_items(&mut keyed, |a, b| {
                let numbers = a.0.unwrap_or_default().total_cmp(&b.0.unwrap_or_default());
                let order = numbers.then_with(|| a.1.cmp(&b.1));
                is_empty(a).cmp(&is_empty(b)).then(if down { order.reverse() } else { order })
            });
            rows = keyed.into_iter().map(|(_, _, row)| row).collect();
        }
        rows
    }

    fn row(&self, ctx: &Context<Self>, frame: &Frame, columns: &[Column], at: usize, row: &Row) -> Html {
        let view = &ctx.props().view;
        let is_selected = view.selection.contains(&row.item());
        let draft = self.draft.as_ref().filter(|draft| draft.record == row.key);
        let cells = columns.iter().enumerate().map(|(column_at, column)| {
            let is_here = self.at == (at, column_at);
            if draft.is_some_and(|draft| draft.column == column.name) {
                return html! { <td key={column.name} id={CELL} role="gridcell">{ self.field(ctx) }</td> };
            }
            let go = ctx.link().callback(move |_: MouseEvent| Message::Go(at, column_at));
            let write = ctx.link().callback(|_: MouseEvent| Message::Write(None));
            let class = if column.is_number() { "number" } else { "" };
            html! {
                <td key={column.name} role="gridcell" {class} id={is_here.then_some(CELL)} onclick={go} ondblclick={write} dir="auto">
                    { row.shown(column, frame) }
                </td>
            }
        });
        html! { <tr key={row.key.clone()} aria-rowindex={(at + 2).to_string()} aria-selected={is_selected.to_string()}>{ cells.collect::<Html>() }</tr> }
    }

    fn field(&self, ctx: &Context<Self>) -> Html {
        let onkeydown = {
            let link = ctx.link().clone();
            ctx.link().batch_callback(move |event: KeyboardEvent| {
                if is_of_page(&event) {
                    return None;
                }
                event.stop_propagation();
                let field = event.target_dyn_into::<HtmlInputElement>()?;
                let next = match event.key().as_str() {
                    "Enter" if !event.is_composing() => Message::Walk(1, 0),
                    "Tab" => Message::Walk(0, if event.shift_key() { -1 } else { 1 }),
                    "Escape" => Message::Done(None),
                    _ => return None,
                };
                event.prevent_default();
                if matches!(next, Message::Done(_)) {
                    link.send_message(Message::Done(None));
                }
                // Leaving the field hands over what is written.
                let table = field.closest("table").ok().flatten().and_then(|table| table.dyn_into::<HtmlElement>().ok());
                table.map(|table| table.focus().unwrap_or_default())?;
                Some(next)
            })
        };
        let onblur = ctx.link().batch_callback(|event: FocusEvent| {
            event.target_dyn_into::<HtmlInputElement>().map(|field| Message::Done(Some(field.value())))
        });
        html! { <input class="cell-field" type="text" {onkeydown} {onblur} aria-label={Label::Cell.text()} dir="auto" /> }
    }
}

impl Row {
    fn item(&self) -> Item {
        match &self.subject {
            Subject::Relationship(id) => Item::Relationship(id.clone()),
            _ => Item::Stakeholder(self.key.as_str().into()),
        }
    }
}

/// Writes a text into a cell.
fn set(editor: &Editor, row: &Row, column: &Column, text: &str) {
    match &column.shows {
        Shows::Field(path, control) => write(editor, &row.subject, &FieldPath::parse(path), control, text),
        Shows::Sector => _ = paste::sector_command(editor, row, text).map(|command| editor.submit(command)),
        Shows::End(_) | Shows::Measure(_) => {}
    }
}

/// Where a key leads, or that a cell is to be written in.
fn walked(event: &KeyboardEvent) -> Option<Message> {
    // Heads and fields keep their keys.
    event.target_dyn_into::<HtmlElement>().filter(|target| target.tag_name() == "TABLE")?;
    let is_far = event.ctrl_key() || event.meta_key();
    let message = match event.key().as_str() {
        "Home" if is_far => Message::Walk(isize::MIN, isize::MIN),
        "End" if is_far => Message::Walk(isize::MAX, isize::MAX),
        _ if is_far || event.alt_key() => return None,
        "PageUp" => Message::Walk(-PAGE, 0),
        "PageDown" => Message::Walk(PAGE, 0),
        "ArrowUp" => Message::Walk(-1, 0),
        "ArrowDown" => Message::Walk(1, 0),
        "ArrowLeft" => Message::Walk(0, -1),
        "ArrowRight" => Message::Walk(0, 1),
        "Home" => Message::Walk(0, isize::MIN),
        "End" => Message::Walk(0, isize::MAX),
        "Enter" => Message::Enter,
        "F2" => Message::Write(None),
        "Delete" | "Backspace" => Message::Write(Some(String::new())),
        letter if letter.chars().count() == 1 => Message::Write(Some(letter.to_owned())),
        _ => return None,
    };
    event.prevent_default();
    event.stop_propagation();
    Some(message)
}
