// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/undosteps.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr qsizetype mostSteps = 20; // nobody remembers further back

} // namespace

UndoSteps::UndoSteps(chat::Sessions& sessions, chat::Library& library)
    : m_sessions(sessions)
    , m_library(library)
{
}

QString UndoSteps::add(Step step)
{
    if (step.kind == Step::Kind::Library) // it remembers one thing only
        m_steps.removeIf([](const auto& one) { return one.second.kind == Step::Kind::Library; });
    const QString id = QStringLiteral("undo:%1").arg(++m_number);
    m_steps.append({id, std::move(step)});
    if (m_steps.size() > mostSteps)
        m_steps.removeFirst();
    return id;
}

base::Expected<std::optional<UndoSteps::Step>> UndoSteps::undo(const QString& id)
{
    const auto found = std::find_if(m_steps.begin(), m_steps.end(), [&id](const auto& one) { return one.first == id; });
    if (found == m_steps.end())
        return std::optional<Step>();
    const std::pair<QString, Step> taken = *found;
    const qsizetype place = found - m_steps.begin();
    m_steps.removeAt(place);
    const base::Expected<bool> came = bringBack(taken.second);
    if (!came) {
        m_steps.insert(std::min(place, m_steps.size()), taken);
        return base::failure(came.error());
    }
    return *came ? std::optional<Step>(taken.second) : std::nullopt;
}

base::Expected<std::optional<UndoSteps::Step>> UndoSteps::undoLast()
{
    while (!m_steps.isEmpty()) {
        const QString id = m_steps.last().first;
        base::Expected<std::optional<Step>> undone = undo(id);
        if (!undone || undone->has_value())
            return undone;
    }
    return std::optional<Step>();
}

base::Expected<bool> UndoSteps::bringBack(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::Chats:
        return bringChatsBack(step.chats);
    case Step::Kind::Archive:
        return takeOutOfArchive(step.chats);
    case Step::Kind::Project:
        return bringProjectBack(step);
    case Step::Kind::Messages:
        return bringMessagesBack(step);
    case Step::Kind::Branch:
        return showBranch(step);
    case Step::Kind::Library:
        m_library.undoRemove();
        return true;
    }
    return false;
}

template <typename Fits>
QStringList UndoSteps::listed(const QStringList& ids, Fits&& fits) const
{
    QStringList result;
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        if (ids.contains(summary.id) && fits(summary))
            result.append(summary.id);
    }
    return result;
}

base::Expected<bool> UndoSteps::bringChatsBack(const QStringList& ids)
{
    const auto every = [](const model::ConversationSummary&) { return true; };
    const qsizetype before = listed(ids, every).size();
    m_sessions.restore(ids);
    if (listed(ids, every).size() > before)
        return true;
    // Gone for good, or there and not to be read now: then it is said, and can be tried again.
    for (const QString& id : ids) {
        const auto opened = m_sessions.open(id);
        if (!opened && opened.error().code != base::ErrorCode::NotFound)
            return base::failure(opened.error());
    }
    return false;
}

bool UndoSteps::takeOutOfArchive(const QStringList& ids)
{
    const QStringList archived
        = listed(ids, [](const model::ConversationSummary& summary) { return summary.archived; });
    if (!archived.isEmpty())
        m_sessions.setArchived(archived, false);
    return !archived.isEmpty();
}

//! Chats that were put into another project since stay there.
bool UndoSteps::bringProjectBack(const Step& step)
{
    const QList<model::Project>& all = m_sessions.projects();
    if (std::any_of(all.begin(), all.end(), [&step](const auto& one) { return one.id == step.project.id; }))
        return false;
    m_sessions.restoreProject(step.project,
        listed(step.chats, [](const model::ConversationSummary& summary) { return summary.project.isEmpty(); }));
    return true;
}

base::Expected<bool> UndoSteps::bringMessagesBack(const Step& step)
{
    const base::Expected<chat::ChatSession*> opened = m_sessions.open(step.chats.first());
    if (!opened && opened.error().code == base::ErrorCode::NotFound)
        return false;
    if (!opened)
        return base::failure(opened.error());
    const QPointer<chat::ChatSession> session = *opened;
    const qsizetype before = session->conversation().messages.size();
    model::TrashEntry entry;
    entry.conversationId = step.chats.first();
    entry.trashedAt = step.at;
    if (const base::Status restored = m_sessions.restore(entry); !restored)
        return base::failure(restored.error());
    return session && session->conversation().messages.size() > before;
}

//! As it was before the person went on from an earlier message.
base::Expected<bool> UndoSteps::showBranch(const Step& step)
{
    const base::Expected<chat::ChatSession*> session = m_sessions.open(step.chats.first());
    base::Status shown = session ? base::Status() : base::failure(session.error());
    if (shown && (*session)->conversation().leafId == step.leaf)
        return false;
    if (shown)
        shown = (*session)->showBranch(step.leaf);
    if (!shown && shown.error().code != base::ErrorCode::NotFound)
        return base::failure(shown.error());
    return shown.has_value();
}

} // namespace spyhop::ui
