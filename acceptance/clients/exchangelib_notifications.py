#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) be told of what happens in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_notifications.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import sys
import threading

from exchangelib import Message
from exchangelib.errors import ErrorInvalidWatermark, ErrorSubscriptionNotFound
from exchangelib.properties import CreatedEvent, DeletedEvent, ModifiedEvent, MovedEvent, NewMailEvent, StatusEvent
from exchangelib_lab import account, run


def kinds(notifications):
    return [type(event) for notification in notifications for event in notification.events]


def items(notifications, kind):
    return [event for notification in notifications for event in notification.events if type(event) is kind and event.item_id]


def saved(folder, subject):
    return Message(account=folder.account, folder=folder, subject=subject, body="Hello").save()


def who_asks_is_told_what_happened_and_goes_on_from_there():
    drafts = account().drafts
    subscription, watermark = drafts.subscribe_to_pull(timeout=10)
    assert kinds(drafts.get_events(subscription, watermark)) == [StatusEvent]
    message = saved(drafts, "Lunch")
    told = list(drafts.get_events(subscription, watermark))
    (created,) = items(told, CreatedEvent)
    assert created.item_id.id == message.id, created
    assert created.parent_folder_id.id == drafts.id, created
    watermark = told[-1].events[-1].watermark
    message.subject = "Dinner"
    message.save(update_fields=["subject"])
    told = list(drafts.get_events(subscription, watermark))
    (modified,) = items(told, ModifiedEvent)
    assert modified.item_id.id == message.id and not items(told, CreatedEvent), told
    watermark = told[-1].events[-1].watermark
    before = message.id
    message.move_to_trash()
    (moved,) = items(drafts.get_events(subscription, watermark), MovedEvent)
    assert moved.old_item_id.id == before and moved.old_parent_folder_id.id == drafts.id, moved
    drafts.unsubscribe(subscription)
    try:
        list(drafts.get_events(subscription, watermark))
        assert False, "asked after the end"
    except ErrorSubscriptionNotFound:
        pass


def a_watermark_of_another_subscription_is_refused():
    drafts = account().drafts
    subscription, _ = drafts.subscribe_to_pull(timeout=10)
    _, watermark = drafts.subscribe_to_pull(timeout=10)
    try:
        list(drafts.get_events(subscription, watermark))
        assert False, "asked with another's watermark"
    except ErrorInvalidWatermark:
        pass


def who_listens_is_told_of_new_mail_and_of_what_goes():
    mary = account()
    subscription = mary.inbox.subscribe_to_streaming()
    heard, enough = [], threading.Event()

    def listen():
        for notification in account().inbox.get_streaming_events(subscription, connection_timeout=1):
            heard.append(notification)
            if items(heard, DeletedEvent):
                enough.set()
                return

    listening = threading.Thread(target=listen, daemon=True)
    listening.start()
    Message(account=account("alice@contoso.test"), subject="News", body="Hello", to_recipients=["mary@contoso.test"]).send()
    (news,) = mary.inbox.filter(subject="News")
    id_before = news.id
    news.delete()
    assert enough.wait(55), heard
    listening.join(5)
    (new_mail,) = items(heard, NewMailEvent)
    assert new_mail.item_id.id == id_before, heard
    assert [event.item_id.id for event in items(heard, DeletedEvent)] == [id_before], heard
    mary.inbox.unsubscribe(subscription)


def who_listens_to_nothing_is_told_that():
    inbox = account().inbox
    try:
        list(inbox.get_streaming_events("bm9uZQ==", connection_timeout=1))
        assert False, "listened to nothing"
    except ErrorSubscriptionNotFound as error:
        assert "bm9uZQ==" in str(error), error


CHECKS = [
    who_asks_is_told_what_happened_and_goes_on_from_there,
    a_watermark_of_another_subscription_is_refused,
    who_listens_is_told_of_new_mail_and_of_what_goes,
    who_listens_to_nothing_is_told_that,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
