// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits, removes and restores messages of one chat, and writes on a draft, as fast as it can, until it is killed. After
// each step that has become durable it says so on standard output: "step CHAT MESSAGES".
//   killedchat DATABASE KEYFILE SEED
#include "core/base/files.h"
#include "core/chat/drafts.h"
#include "core/db/schema.h"
#include "core/docs/readerhost.h"
#include "core/model/conversationtree.h"
#include "core/store/draftstore.h"
#include "tests/core/chat/chatworld.h"

#include <QtCore/QCoreApplication>
#include <cstdio>

using namespace spyhop;
using namespace std::chrono_literals;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto key = base::readFile(words.value(2), 100);
    auto database = db::Database::open(words.value(1), db::schema());
    if (!key || !database)
        return 2;
    testsupport::ChatWorld world;
    world.transport.script(QStringLiteral("a"), QStringLiteral("200 | tok tok | done"));
    store::Places places;
    model::Consent consent;
    consent.asked = true;
    consent.kinds.insert(model::ConsentKind::Chats);
    consent.kinds.insert(model::ConsentKind::Drafts);
    places.setConsent(consent);
    QByteArray bytes = *key;
    places.setDataKey(base::Secret::take(bytes));
    store::ConversationStore store(**database, places);
    base::Random random(words.value(3).toULongLong());
    base::Random ids = base::Random::fromSystem();
    chat::Sessions sessions(world.clock, ids, world.gateway, store, places);
    chat::ChatSession* session = sessions.create();
    const auto settle = [&] { world.runUntil([session] { return !session->isBusy(); }); };
    std::ignore = session->ask(QStringLiteral("first"), {});
    settle();
    docs::ReaderHost readers(world.clock, {});
    store::DraftStore draftStore(**database, places);
    chat::Drafts drafts({world.clock, world.random, readers, draftStore});
    const QString chatId = session->conversation().summary.id;
    model::Attachment attachment;
    attachment.name = QStringLiteral("a.txt");
    QList<QDateTime> removed;
    for (int step = 0;; ++step) {
        const QList<model::ConversationMessage> branch = session->branch();
        const model::ConversationMessage* question = nullptr;
        for (const model::ConversationMessage& message : branch) {
            if (message.message.role == model::Role::User && (question == nullptr || random.below(3) == 0))
                question = &message;
        }
        switch (random.below(5)) {
        case 0:
        case 1:
            std::ignore = session->ask(QStringLiteral("question %1").arg(step), {});
            break;
        case 2:
            if (question != nullptr)
                std::ignore = session->edit(question->id, QStringLiteral("in other words %1").arg(step));
            break;
        case 3:
            if (branch.size() > 2) {
                if (const auto at = session->removeFrom(
                        branch[static_cast<qsizetype>(random.below(static_cast<quint64>(branch.size() - 1))) + 1].id))
                    removed.append(*at);
            }
            break;
        default:
            if (!removed.isEmpty())
                std::ignore = session->restoreRemoved(removed.takeLast());
        }
        settle();
        drafts.setText(chatId, QStringLiteral("draft %1").arg(step), true);
        attachment.text = QStringLiteral("file %1").arg(step);
        drafts.attachments(chatId).clear();
        drafts.attachments(chatId).restore({attachment});
        world.advance(1'100ms); // a pause in writing
        if (!(*database)->flush())
            return 3;
        std::printf("%d %s %d\n", step, qPrintable(session->conversation().summary.id),
            static_cast<int>(session->conversation().messages.size()));
        std::fflush(stdout);
    }
}
