// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/straykeys.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/surface.h"

#include <QtCore/QDir>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {

StrayKeys::StrayKeys(const Theme& theme, admin::KeyAdmin& keys, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_keys(keys)
    , m_head(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_sub(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_result(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_rows(new QVBoxLayout)
    , m_look(new Button(theme, Button::Kind::Secondary, {}, this))
{
    setObjectName(QStringLiteral("strayKeys"));
    m_look->setObjectName(QStringLiteral("lookForKeys"));
    m_result->setObjectName(QStringLiteral("strayResult"));
    m_sub->setWordWrap(true);
    m_result->setWordWrap(true);
    m_result->hide();
    m_rows->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(m_head);
    column->addWidget(m_sub);
    column->addWidget(m_look, 0, Qt::AlignLeft);
    column->addLayout(m_rows);
    column->addWidget(m_result);
    connect(m_look, &QAbstractButton::clicked, this, &StrayKeys::look);
}

void StrayKeys::look()
{
    if (m_scan)
        return;
    m_scan = m_keys.scan();
    m_look->setBusy(true);
    connect(m_scan.get(), &keys::KeyScan::done, this, [this](const QList<keys::FoundKey>& found) {
        m_scan.release()->deleteLater(); // it is the sender
        m_look->setBusy(false);
        tell(found);
    });
}

void StrayKeys::tell(const QList<keys::FoundKey>& found)
{
    while (const QLayoutItem* const item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const keys::FoundKey& key : found) {
        auto* row = new Surface(m_theme, &Tokens::content, this);
        row->setEdges(Qt::BottomEdge);
        auto* what = new Label(m_theme, FontRole::Ui, &Tokens::text, row);
        what->setText(key.isTooLarge ? key.client : QStringLiteral("%1 · %2").arg(key.client, key.masked));
        auto* where = new Label(m_theme, FontRole::Small, &Tokens::text2, row);
        where->setElided(true);
        where->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const QString path = QDir::toNativeSeparators(key.path);
        where->setText(key.line > 0 ? tr("%1, line %2").arg(path).arg(key.line) : path);
        auto* words = new QVBoxLayout(row);
        words->setContentsMargins(0, m_theme.px(8), 0, m_theme.px(8));
        words->setSpacing(0);
        words->addWidget(what);
        words->addWidget(where);
        if (key.readableByOthers) {
            auto* others = new Label(m_theme, FontRole::Small, &Tokens::warning, row);
            others->setText(tr("Other accounts of this computer may read this file."));
            words->addWidget(others);
        }
        if (key.isTooLarge) {
            auto* why = new Label(m_theme, FontRole::Small, &Tokens::text2, row);
            why->setText(tr("Not looked into, since it is too large."));
            words->addWidget(why);
        }
        m_rows->addWidget(row);
    }
    m_looked = true;
    m_count = std::count_if(found.begin(), found.end(), [](const keys::FoundKey& key) { return !key.isTooLarge; });
    retranslate();
}

void StrayKeys::retranslate()
{
    m_head->setText(tr("Keys that lie open"));
    m_sub->setText(tr("Other programs often keep keys in plain files. Spyhop can look in the places that are known; it "
                      "reads, and changes nothing."));
    m_look->setText(m_looked ? tr("Look again") : tr("Look for them"));
    m_result->setVisible(m_looked);
    m_result->setText(m_count == 0
            ? tr("None was found.")
            : tr("%n key(s). Store each here, remove it there, and have those that others could read replaced.",
                nullptr, static_cast<int>(m_count)));
}

} // namespace spyhop::ui
