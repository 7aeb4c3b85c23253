//! The map on screen: one canvas that paints the session's frame and takes pointer, wheel and keys.
//!
//! **Invariant:** at most one scene is built and painted in an animation frame, and none while nothing changes.
//! **Not here:** what gestures and keys mean (`tools`), what is drawn (`scene`), panels.

mod board;
mod browser;
mod input;
mod motion;
mod picture;
mod say;
mod standing;
mod still;

use std::rc::Rc;

use web_sys::HtmlCanvasElement;
use yew::{Callback, Component, Context, Html, NodeRef, Properties, classes, html};

use crate::model::StakeholderId;
use crate::session::Session;
use crate::tools::{Action, Cursor};
use crate::ui::look::Look;
use crate::ui::services::Services;
pub(super) use browser::is_motion_reduced;

use board::Board;
use input::Inputs;

/// What the stage shows and whom it tells.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StageProps {
    /// The open map; gestures that change it submit to it.
    pub session: Session,
    /// The page outside.
    pub services: Services,
    /// What is looked at, shared with the panels.
    pub look: Look,
    /// Whether the map may be changed.
    pub may_edit: bool,
    /// Says a sentence to those who do not see the map.
    pub on_announce: Callback<String>,
    /// The name of a body is to be edited.
    pub on_rename: Callback<StakeholderId>,
    /// A body is to be added; what the add bar is to begin with.
    pub on_add: Callback<String>,
    /// Everything about what is selected is to be shown.
    pub on_open_selection: Callback<()>,
    /// Another number brings the whole map into view.
    pub fit_request: u32,
    /// With another number, the action is done as if its key had been pressed on the map.
    pub asked_action: (u32, Action),
}

/// What changes the canvas element itself.
#[doc(hidden)]
#[derive(Debug)]
pub(crate) enum Message {
    /// The pointer looks different.
    Cursor(Cursor),
    /// There are more or fewer bodies or ties.
    Label,
}

/// The map on screen.
pub(crate) struct Stage {
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

/// Looks closer about the middle of the screen, or from farther away with a factor below 1.
pub(crate) fn zoom(look: &Look, factor: f64) {
    look.change(|view| view.camera = view.camera.zoomed_at(view.viewport.middle(), view.viewport, factor));
}
