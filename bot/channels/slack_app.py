"""What comes in from Slack, over HTTP and through Socket Mode: one set of handlers.

Everything is committed before Slack is told that it arrived, within its three seconds; the answer follows from the
outbox. Slack delivers again what it was not told about, and the front desk knows it again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import time
from collections.abc import Coroutine, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.catalogue import say
from bot.channels import row_form, slack_form, slack_home
from bot.channels.delivery import Closed, Courier, Later, Unsure
from bot.channels.dispatcher import utc_now
from bot.channels.front_desk import Arrival, FrontDesk, Profile, Receipt
from bot.channels.slack import SLACK, Refused, SlackApi
from bot.channels.slack_blocks import OPEN, PRESS
from bot.channels.slack_text import mentions, typed_text
from bot.channels.store_calls import StoreCalls

if TYPE_CHECKING:
    from bot.plan.people import Person

logger = logging.getLogger(__name__)

LOOKUP_SECONDS: Final = 2.0
"""Slack waits three seconds for our word that a message arrived; it comes again when that takes longer."""
REFUSE_AGAIN_SECONDS: Final = 3600.0
RECONNECT_SECONDS: Final = 5.0
HOME_LOOK_SECONDS: Final = 0.5
HOME_LOOKS: Final = 60
"""So often it is looked at whether what was filled in is in the plan. Later than that nobody looks at the page."""

# Bolt and the SDK write requests and answers, with what people typed, in their logs. What matters is logged here.
_QUIET = logging.getLogger("slack_bolt.quiet")
_QUIET.setLevel(logging.CRITICAL + 1)

Body = dict[str, Any]


def is_signed(secrets: Sequence[str], body: bytes, timestamp: str, signature: str) -> bool:
    """Whether Slack sent exactly this, now. Several secrets while one takes the place of another."""
    for secret in secrets:
        # A timestamp that is no number, a signature that is no ASCII and a body that is no text raise in the SDK.
        with contextlib.suppress(ValueError, TypeError, UnicodeError):
            if SignatureVerifier(secret).is_valid(body, timestamp, signature):
                return True
    return False


class SlackChannel:
    """Slack, in one web process."""

    def __init__(
        self,
        api: SlackApi,
        desk: FrontDesk,
        courier: Courier,
        store: StoreCalls,
        *,
        signing_secrets: Sequence[str] = (),
        app_token: str | None = None,
    ) -> None:
        """`app_token` switches Socket Mode on; without it what Slack sends comes in through `receive`."""
        self._api = api
        self._desk = desk
        self._store = store
        self.courier = courier
        self._secrets = tuple(signing_secrets)
        self._app_token = app_token
        self._names: dict[str, str] = {}
        self._refused: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._socket: AsyncSocketModeHandler | None = None
        self._app = self._handlers()

    # --- the doors -----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begin to deliver and, in Socket Mode, to listen."""
        await self.courier.start()
        if self._app_token:
            self._later(self._connect())

    async def stop(self) -> None:
        """End at once. What is unfinished stays in the store."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._socket is not None:
            with contextlib.suppress(Exception):
                await self._socket.close_async()  # type: ignore[no-untyped-call]
        await self.courier.stop()
        await self._api.close()

    async def receive(self, body: bytes, headers: Mapping[str, str]) -> BoltResponse:
        """What Slack sent over HTTP. 401 when it was not Slack; nothing of it is looked at then, or logged."""
        timestamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        if not is_signed(self._secrets, body, timestamp, signature):
            return BoltResponse(status=401, body="")
        request = AsyncBoltRequest(body=body.decode("utf-8"), headers={k: [v] for k, v in headers.items()})
        if request.body.get("type") == "app_rate_limited":  # no event, so Bolt has no handler for it
            times = await self._store.write(lambda work: work.held_back.note(SLACK, utc_now()))
            logger.error("slack held back what people wrote, since it was too much: %d times now", times)
            return BoltResponse(status=200, body="")
        return await self._app.async_dispatch(request)

    async def _look_whether_we_are_let_in(self) -> None:
        """Stop sending when no token is left; a second one may have taken the place of what was revoked."""
        try:
            await self._api.call("auth.test")
        except Closed:
            self.courier.shut()

    async def _connect(self) -> None:
        """Open the connection of Socket Mode; the SDK keeps it open from then on."""
        while True:
            try:
                self._socket = AsyncSocketModeHandler(
                    self._app, self._app_token, logger=_QUIET, web_client=self._api.client()
                )
                await self._socket.connect_async()  # type: ignore[no-untyped-call]
                return
            except Exception as error:
                logger.warning("connecting to slack failed: %s", type(error).__name__)
                if self._socket is not None:
                    with contextlib.suppress(Exception):
                        await self._socket.close_async()  # type: ignore[no-untyped-call]
            await asyncio.sleep(RECONNECT_SECONDS)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that Slack need not wait for."""

        async def done() -> None:
            try:
                await work
            except (Later, Unsure, Closed, Refused) as problem:
                logger.warning("slack: something beside the conversation failed: %s", type(problem).__name__)
            except Exception:
                logger.exception("slack: something beside the conversation failed")

        task = asyncio.create_task(done())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- the handlers --------------------------------------------------------------------------------

    def _handlers(self) -> AsyncApp:
        # Functions and no methods: Bolt gives its own arguments by name, and takes `self` for one of them.
        async def authorize(team_id: str | None = None, enterprise_id: str | None = None) -> AuthorizeResult:
            known = self._api.known
            return AuthorizeResult(
                enterprise_id=enterprise_id,
                team_id=team_id,
                bot_token=self._api.token,
                bot_id=known.get("bot_id"),
                bot_user_id=known.get("user_id"),
            )

        app = AsyncApp(
            logger=_QUIET,
            # Acknowledged when the handler is done, and with that when everything is committed.
            process_before_response=True,
            # Our own check comes first: Bolt's answers 500 to malformed headers, and logs the body of a bad one.
            request_verification_enabled=False,
            authorize=authorize,
            client=AsyncWebClient(base_url=self._api.base_url, retry_handlers=[], logger=_QUIET),
        )

        async def message(event: Body, body: Body) -> None:
            await self._message(event, body)

        async def home(event: Body, body: Body) -> None:
            await self._home_opened(event, body)

        async def mentioned(event: Body) -> None:
            self._refuse_in_channel(event)

        async def closed() -> None:
            logger.error("slack: the app was taken away, or a token was revoked")
            self._later(self._look_whether_we_are_let_in())

        async def ignored() -> None:
            pass

        async def pressed(ack: AsyncAck, body: Body) -> None:
            await self._pressed(body)
            await ack()

        async def opened(ack: AsyncAck) -> None:
            await ack()  # Slack tells of every link that is opened; the link itself does the work

        async def command(ack: AsyncAck, body: Body) -> None:
            await ack(**await self._command(body))

        async def shortcut(ack: AsyncAck, body: Body) -> None:
            await ack()
            self._later(self._show_home_in_modal(body))

        async def from_home(ack: AsyncAck, body: Body) -> None:
            await self._from_home(body)
            await ack()

        async def form(ack: AsyncAck, body: Body) -> None:
            await ack(**await self._form(body))

        async def failed(error: Exception) -> BoltResponse:
            # Slack delivers it again. The log of this program holds the kind of error and the place, no words.
            logger.error("taking in what came from slack failed", exc_info=error)
            return BoltResponse(status=503, body="")

        app.error(failed)
        app.event("message")(message)
        app.event("app_mention")(mentioned)
        app.event("app_home_opened")(home)
        app.event("app_uninstalled")(closed)
        app.event("tokens_revoked")(closed)
        app.event(_ANYTHING)(ignored)
        app.action(_starting(PRESS))(pressed)
        app.action(_starting(OPEN))(opened)
        app.action(_starting(slack_home.HOME))(from_home)
        app.command("/pop")(command)
        app.shortcut("pop_open")(shortcut)
        app.view(slack_form.CALLBACK)(form)
        return app

    # --- messages ------------------------------------------------------------------------------------

    async def _message(self, event: Body, body: Body) -> None:
        subtype = event.get("subtype")
        if event.get("bot_id") or event.get("user") == "USLACKBOT":
            return  # our own messages, and those of other bots
        if event.get("channel_type") != "im":
            self._refuse_in_channel(event)
            return
        address = {"dm": event["channel"]}
        if subtype == "message_changed":
            await self._changed(event, address)
            return
        if subtype not in (None, "file_share", "me_message", "thread_broadcast"):
            return  # deleted, pinned, renamed ...: nothing was said
        user, names = str(event["user"]), await self._names_in(event)
        text = typed_text(event, names)
        key, said_at = _key(event["channel"], event["ts"]), _moment(event["ts"])
        address |= {"user": user}
        if not text.strip() and (event.get("files") or event.get("attachments")):
            line = _kind_line(event)
            await self._take(Arrival(SLACK, key, user, "other", line, said_at=said_at, address=address))
            return
        await self._take(Arrival(SLACK, key, user, "text", text, said_at=said_at, address=address))

    async def _changed(self, event: Body, address: dict[str, str]) -> None:
        now = event.get("message") or {}
        if now.get("bot_id") or not now.get("user") or not now.get("edited"):
            return  # our own update of a message, or a preview that Slack added
        user = str(now["user"])
        text = typed_text(now, await self._names_in(now))
        edited = str(now["edited"].get("ts") or event.get("event_ts") or "")
        await self._take(
            Arrival(
                SLACK,
                edited,
                user,
                "edit",
                text,
                edits=_key(event["channel"], now["ts"]),
                said_at=_moment(edited),
                address={"user": user, **address},
            )
        )

    async def _take(self, arrival: Arrival) -> Receipt:
        receipt = await self._desk.receive(arrival, lambda: self._profile(arrival.user_id, arrival.address))
        if receipt.waits and receipt.person_id:
            self.courier.expect(receipt.person_id, receipt.waits)
        if receipt.say:
            self._later(self._tell_stranger(arrival.user_id, receipt.say))
        return receipt

    async def _tell_stranger(self, user: str, words: str) -> None:
        opened = await self._api.call("conversations.open", users=user)
        await self._api.call("chat.postMessage", sends=True, channel=opened["channel"]["id"], text=words)

    def _refuse_in_channel(self, event: Body) -> None:
        """Seen by this person alone, and not at every line."""
        user, channel = str(event.get("user") or ""), str(event.get("channel") or "")
        if not user or event.get("subtype"):
            return
        key, now = f"{channel}:{user}", time.monotonic()
        if self._refused.get(key, -REFUSE_AGAIN_SECONDS) + REFUSE_AGAIN_SECONDS > now:
            return
        self._refused[key] = now
        if len(self._refused) > 10_000:
            self._refused.clear()
        self._later(self._say_in_channel(channel, user))

    async def _say_in_channel(self, channel: str, user: str) -> None:
        await self._api.call("chat.postEphemeral", sends=True, channel=channel, user=user, text=say("dm_only"))

    # --- who is this ---------------------------------------------------------------------------------

    async def _profile(self, user_id: str, address: Mapping[str, Any]) -> Profile:
        """What Slack says of a user. Whoever is of another company has no e-mail address that we can trust."""
        async with asyncio.timeout(LOOKUP_SECONDS):
            us = await self._api.who()
            try:
                user = (await self._api.call("users.info", user=user_id, include_locale=True))["user"]
            except Refused:
                return Profile(user_id)
        profile = user.get("profile") or {}
        name = str(profile.get("real_name") or user.get("real_name") or user_id)
        ours = user.get("team_id") == us.get("team_id") or (
            us.get("enterprise_id") and user.get("enterprise_user", {}).get("enterprise_id") == us["enterprise_id"]
        )
        trusted = ours and not user.get("is_stranger") and not user.get("deleted") and not user.get("is_bot")
        email = str(profile.get("email") or "") if trusted else ""
        return Profile(name, email=email, address={"user": user_id, **address})

    async def _names_in(self, event: Body) -> dict[str, str]:
        """The names of colleagues who are mentioned, as far as Slack tells in time."""
        for id in mentions(event):
            if id in self._names:
                continue
            with contextlib.suppress(Later, Unsure, Closed, Refused, TimeoutError):
                async with asyncio.timeout(LOOKUP_SECONDS / 2):
                    user = (await self._api.call("users.info", user=id))["user"]
                if len(self._names) > 10_000:
                    self._names.clear()
                self._names[id] = str((user.get("profile") or {}).get("real_name") or user.get("name") or id)
        return self._names

    async def _person(self, user: str) -> Person | None:
        return await self._desk.person(SLACK, user, lambda: self._profile(user, {}))

    # --- buttons, commands, pages of the app ---------------------------------------------------------

    async def _pressed(self, body: Body) -> None:
        user, container = str(body["user"]["id"]), body.get("container") or {}
        for action in body.get("actions") or ():
            await self._take(
                Arrival(
                    SLACK,
                    f"action:{action.get('action_ts')}:{user}",
                    user,
                    "press",
                    str(action.get("value") or ""),
                    message_id=str(container.get("message_ts") or ""),
                    said_at=_moment(action.get("action_ts")),
                    address={"user": user},
                )
            )

    async def _command(self, body: Body) -> dict[str, Any]:
        user, words = str(body["user_id"]), str(body.get("text") or "").strip()
        key = f"command:{body.get('trigger_id')}"
        channel = str(body.get("channel_id") or "")
        here = channel.startswith("D")
        if words in ("", "start", "open"):
            receipt = await self._take(Arrival(SLACK, key, user, "arrive", address={"user": user}))
        else:
            receipt = await self._take(Arrival(SLACK, key, user, "text", words, address={"user": user}))
        if receipt.say:
            return {"text": receipt.say, "response_type": "ephemeral"}
        return {} if here else {"text": say("gone_to_dm"), "response_type": "ephemeral"}

    async def _home_opened(self, event: Body, body: Body) -> None:
        user = str(event["user"])
        if event.get("tab") == "messages":
            # Once: Slack tells of every time that someone looks.
            dm = {"dm": event["channel"]} if event.get("channel") else {}
            await self._take(Arrival(SLACK, f"welcome:{user}", user, "arrive", address={"user": user, **dm}))
        else:
            self._later(self._show_home(user, str(body.get("api_app_id") or "")))

    async def _show_home(self, user: str, app_id: str) -> None:
        person = await self._person(user)
        blocks = await self._home_blocks(person, app_id)
        await self._api.call("views.publish", user_id=user, view={"type": "home", "blocks": blocks})

    async def _home_blocks(self, person: Person | None, app_id: str) -> list[dict[str, Any]]:
        if person is None:
            return slack_home.for_stranger()
        here = await self._store.read(lambda work: slack_home.where(work, person))
        team = str(self._api.known.get("team_id") or "")
        return slack_home.blocks(person, here, app_id=app_id, team_id=team)

    async def _show_home_in_modal(self, body: Body) -> None:
        person = await self._person(str(body["user"]["id"]))
        blocks = await self._home_blocks(person, str(body.get("api_app_id") or ""))
        view = slack_home.modal(blocks, person.locale if person else "nl")
        await self._api.call("views.open", trigger_id=body["trigger_id"], view=view)

    async def _from_home(self, body: Body) -> None:
        """A button of the Home tab, or of the same in a modal."""
        user = str(body["user"]["id"])
        for action in body.get("actions") or ():
            what = str(action.get("action_id") or "").removeprefix(slack_home.HOME)
            key = f"home:{action.get('action_ts')}:{user}"
            if what == "form":
                self._later(self._open_form(body))
            elif what == "continue":
                await self._take(Arrival(SLACK, key, user, "arrive", address={"user": user}))
            elif what in slack_home.WORDS:
                words = slack_home.WORDS[what]
                await self._take(Arrival(SLACK, key, user, "text", words, address={"user": user}))

    async def _open_form(self, body: Body) -> None:
        person = await self._person(str(body["user"]["id"]))
        if person is None:
            return
        problem = await self._store.read(lambda work: row_form.why_not(work, person))
        in_modal = (body.get("view") or {}).get("type") == "modal"
        view = slack_form.explaining(problem, person.locale) if problem else slack_form.view(person.locale)
        await self._api.call("views.push" if in_modal else "views.open", trigger_id=body["trigger_id"], view=view)

    async def _form(self, body: Body) -> dict[str, Any]:
        """A row of the POP form, sent in. What is wrong is said at the field; nothing is kept then."""
        user = str(body["user"]["id"])
        row = slack_form.read(body["view"])
        person = await self._person(user)
        if person is None:
            return {"response_action": "clear"}
        errors = row_form.problems(row, person.locale)
        if errors:
            return {"response_action": "errors", "errors": errors}
        receipt = await self._take(
            Arrival(SLACK, f"form:{body['view']['id']}", user, "form", row_form.as_text(row), address={"user": user})
        )
        if receipt.say:
            return {"response_action": "update", "view": slack_form.explaining(receipt.say, person.locale)}
        if receipt.waits:
            self._later(self._show_home_after(receipt.waits, user, str(body.get("api_app_id") or "")))
        return {"response_action": "clear"}

    async def _show_home_after(self, inbox_id: str, user: str, app_id: str) -> None:
        """Behind the form stands the Home tab, which Slack tells of only when it is opened: it is out of date now."""
        for _ in range(HOME_LOOKS):
            await asyncio.sleep(HOME_LOOK_SECONDS)
            message = await self._store.read(lambda work: work.inbox.get(inbox_id))
            if message is None or message.done_at is not None:
                await self._show_home(user, app_id)
                return


_ANYTHING = re.compile(r".")


def _starting(prefix: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(prefix)}")


def _key(channel: object, ts: object) -> str:
    return f"{channel}:{ts}"


def _moment(ts: object) -> datetime | None:
    """When it was, by a time stamp of Slack."""
    try:
        return datetime.fromtimestamp(float(str(ts)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _kind_line(event: Body) -> str:
    """Which kind line fits what was sent without words."""
    kinds = " ".join(f"{f.get('mimetype', '')} {f.get('subtype', '')}" for f in event.get("files") or ())
    if "audio" in kinds or "slack_audio" in kinds or "slack_video" in kinds or "video" in kinds:
        return "no_voice"
    return "no_file" if event.get("files") else "no_sticker"
