// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/conversation.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace spyhop::model {

//! \brief The tree that a conversation's messages make, indexed once in linear time.
//!
//! A view: the conversation must outlive it and keep its messages meanwhile. A message whose parent is missing or is
//! among its own descendants counts as a root, so that nothing is ever out of reach.
class ConversationTree {
public:
    explicit ConversationTree(const Conversation& conversation);

    //! Nothing: there is no such message.
    [[nodiscard]] const ConversationMessage* message(const QString& id) const;
    //! In order of creation; of an empty id: the roots.
    [[nodiscard]] QStringList children(const QString& id) const;
    //! All that stand at the same fork, the message itself included, in order of creation.
    [[nodiscard]] QStringList siblings(const QString& id) const;
    //! The message and all below it.
    [[nodiscard]] QStringList subtree(const QString& id) const;
    //! The end of the branch that was last written in below the message (of an empty id: in the conversation).
    [[nodiscard]] QString newestLeaf(const QString& id) const;
    //! From the root to this message; nothing if there is no such message.
    [[nodiscard]] QList<ConversationMessage> branch(const QString& leafId) const;
    //! The empty id if it is a root.
    [[nodiscard]] QString parent(const QString& id) const;

private:
    const Conversation& m_conversation;
    QHash<QString, qsizetype> m_places;
    QHash<QString, QList<qsizetype>> m_children; //!< by parent
    QList<qsizetype> m_parents; //!< -1: a root
};

} // namespace spyhop::model
