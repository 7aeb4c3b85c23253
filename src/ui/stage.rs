//! The map on screen: one canvas that paints the session's frame and takes pointer, wheel and keys.
//!
//! **Invariant:** at most one scene is built and painted in an animation frame, and none while nothing changes. Moving the
//! pointer or the camera renders no panel: what changes on every move stays inside the stage.
//! **Not here:** what gestures and keys mean (`tools`), what is drawn (`scene`), carrying out edits (the shell).

mod board;
mod browser;
mod handle;
mod input;
mod motion;
mod say;

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::HtmlCanvasElement;
use yew::{Callback, Component, Context, Html, NodeRef, Properties, classes, html};

use crate::scene::{Item, View};
use crate::session::Session;
use crate::tools::{Cursor, Intent};
use crate::ui::services::Services;
use board::Board;
use input::Inputs;

pub use handle::StageHandle;

/// What the stage shows and whom it tells.
#[derive(Clone, PartialEq, Properties)]
pub struct StageProps {
    /// The open map.
    pub session: Session,
    /// The page outside.
    pub services: Services,
    /// What buttons and lists outside the stage hold on to it by.
    pub handle: StageHandle,
    /// How to look at the map; the stage keeps camera, viewport and everything about gestures for itself.
    pub view: View,
    /// Whether the map may be changed.
    pub may_edit: bool,
    /// Hears what is selected now.
    pub on_select: Callback<BTreeSet<Item>>,
    /// Hears what is looked at, whenever the camera has come to rest.
    pub on_view: Callback<View>,
    /// Carries out what the stage does not do itself.
    pub on_intent: Callback<Intent>,
    /// Says a sentence to those who do not see the map.
    pub on_say: Callback<String>,
}

/// What changes the canvas element itself.
#[doc(hidden)]
#[derive(Debug)]
pub enum Message {
    /// The pointer looks different.
    Cursor(Cursor),
    /// There are more or fewer bodies or ties.
    Label,
}

/// The map on screen.
pub struct Stage {
    board: Rc<Board>,
    canvas: NodeRef,
    cursor: Cursor,
    inputs: Option<Inputs>,
}

impl Component for Stage {
    type Message = Message;
    type Properties = StageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let board = Board::new(ctx.props().clone(), ctx.link().callback(|message| message));
        ctx.props().handle.hold(&board);
        Self { board, canvas: NodeRef::default(), cursor: Cursor::Grab, inputs: None }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Cursor(cursor) => std::mem::replace(&mut self.cursor, cursor) != cursor,
            Message::Label => true,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &StageProps) -> bool {
        self.board.take_props(ctx.props().clone());
        ctx.props().handle.hold(&self.board);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let label = say::label(&ctx.props().session.frame());
        let cursor = match self.cursor {
            Cursor::Grab => "is-grab",
            Cursor::Grabbing => "is-grabbing",
            Cursor::Choose => "is-choose",
            Cursor::Moving => "is-moving",
            Cursor::Drawing => "is-drawing",
        };
        html! {
            <canvas ref={self.canvas.clone()} class={classes!("stage-canvas", cursor)} tabindex="0" role="application" aria-label={label} />
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, is_first: bool) {
        if is_first && let Some(canvas) = self.canvas.cast::<HtmlCanvasElement>() {
            self.board.take_canvas(&canvas);
            self.inputs = Some(Inputs::listen(&canvas, &self.board));
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.inputs = None;
        self.board.close();
    }
}
