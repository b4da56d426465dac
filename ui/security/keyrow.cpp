// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/keyrow.h"

#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

//! The state's word and its colour.
std::pair<QString, Token> stateOf(const admin::KeyEntry& entry)
{
    switch (entry.state) {
    case admin::KeyEntry::State::NotAsked:
        return {KeyRow::tr("not looked at yet"), &Tokens::text3};
    case admin::KeyEntry::State::Loading:
        return {KeyRow::tr("looking…"), &Tokens::text3};
    case admin::KeyEntry::State::Ready:
        return {KeyRow::tr("at hand"), &Tokens::success};
    case admin::KeyEntry::State::Failed:
        return {KeyRow::tr("out of reach"), &Tokens::danger};
    }
    return {};
}

} // namespace

KeyRow::KeyRow(const Theme& theme, const admin::KeyEntry& entry, QWidget* parent)
    : Surface(theme, &Tokens::content, parent)
    , m_entry(entry)
{
    setObjectName(QStringLiteral("key-") + entry.reference);
    setEdges(Qt::BottomEdge);
    const auto [word, color] = stateOf(entry);
    auto* name = new Label(theme, FontRole::Ui, &Tokens::text, this);
    name->setStrong(true);
    name->setElided(true);
    name->setText(entry.name);
    auto* place = new Label(theme, FontRole::Small, &Tokens::text2, this);
    place->setObjectName(QStringLiteral("keyPlace"));
    place->setWordWrap(true); // who uses it stands at its end
    const QString users = entry.endpoints.isEmpty() ? tr("used by nobody")
                                                    : tr("used by %1").arg(entry.endpoints.join(QStringLiteral(", ")));
    place->setText(entry.place + QStringLiteral(" · ") + users);
    auto* state = new Label(theme, FontRole::Small, color, this);
    state->setText(word);
    state->setObjectName(QStringLiteral("keyState"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(place);
    if (entry.error) {
        auto* why = new Label(theme, FontRole::Small, &Tokens::danger, this);
        why->setWordWrap(true);
        base::Error reason = *entry.error;
        reason.whom.clear(); // the row says it
        why->setText(reason.sentence());
        words->addWidget(why);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, theme.px(8), 0, theme.px(8));
    row->setSpacing(theme.px(12));
    row->addLayout(words, 1);
    row->addWidget(state);
    // What lies in the environment is set where the program is started.
    if (!entry.reference.startsWith(u"env:")) {
        auto* replace = new Button(theme, Button::Kind::Quiet, tr("Replace…"), this);
        replace->setObjectName(QStringLiteral("replaceKey"));
        replace->setAccessibleName(tr("Replace the key %1").arg(entry.name));
        auto* remove = new Button(theme, Button::Kind::Quiet, tr("Remove"), this);
        remove->setObjectName(QStringLiteral("removeKey"));
        remove->setAccessibleName(tr("Remove the key %1").arg(entry.name));
        row->addWidget(replace);
        row->addWidget(remove);
        connect(replace, &QAbstractButton::clicked, this, [this] { Q_EMIT replaceRequested(m_entry); });
        connect(remove, &QAbstractButton::clicked, this, [this] { Q_EMIT removeRequested(m_entry); });
    }
    setAccessibleName(QStringLiteral("%1, %2, %3").arg(entry.name, place->text(), word));
}

} // namespace spyhop::ui
