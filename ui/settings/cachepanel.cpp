// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/cachepanel.h"

#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QShowEvent>
#include <QtWidgets/QVBoxLayout>
#include <cmath>

namespace spyhop::ui {

CachePanel::CachePanel(const Theme& theme, admin::CacheAdmin& cache, QWidget* parent)
    : QWidget(parent)
    , m_cache(cache)
    , m_head(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_held(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_brought(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_clear(new Button(theme, Button::Kind::Secondary, {}, this))
{
    setObjectName(QStringLiteral("cachePanel"));
    m_held->setObjectName(QStringLiteral("cacheHeld"));
    m_brought->setObjectName(QStringLiteral("cacheBrought"));
    m_clear->setObjectName(QStringLiteral("clearCache"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    for (Label* label : {m_held, m_brought})
        label->setWordWrap(true);
    column->addWidget(m_head);
    column->addWidget(m_held);
    column->addWidget(m_brought);
    column->addWidget(m_clear, 0, Qt::AlignLeft);
    connect(&cache, &admin::CacheAdmin::changed, this, &CachePanel::load);
    connect(m_clear, &QAbstractButton::clicked, this, [this] {
        m_cache.clear();
        Q_EMIT message(tr("Every answer is forgotten: equal questions are asked anew."));
    });
    retranslate();
}

void CachePanel::showEvent(QShowEvent* event)
{
    m_cache.refresh();
    QWidget::showEvent(event);
}

void CachePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CachePanel::retranslate()
{
    m_head->setText(tr("Answers to equal questions"));
    m_clear->setText(tr("Forget these answers"));
    load();
}

void CachePanel::load()
{
    const admin::CacheFigures& figures = m_cache.figures();
    m_held->setText(held(figures));
    m_brought->setText(brought(figures));
    m_brought->setVisible(figures.calls > 0);
}

QString CachePanel::held(const admin::CacheFigures& figures) const
{
    if (!m_cache.storesAnswers())
        return tr("Kept in memory for 5 minutes. An answer that comes from there says so, and can be asked anew.");
    const QLocale locale;
    const QString size = locale.formattedDataSize(figures.bytes);
    return tr(
        "%n answer(s) on this computer (%1 of %2), each for 24 hours.", nullptr, static_cast<int>(figures.answers))
        .arg(size, locale.formattedDataSize(figures.limitBytes));
}

QString CachePanel::brought(const admin::CacheFigures& figures) const
{
    const QString share = QString::number(std::lround(figures.hitRate() * 100));
    QString sentence = tr("%1 of %2 calls were answered by them (%3 %).")
                           .arg(figures.memoryHits + figures.diskHits)
                           .arg(figures.calls)
                           .arg(share);
    QStringList saved;
    for (const base::Money& money : figures.saved)
        saved << money.display();
    if (!saved.isEmpty())
        sentence += u' ' + tr("Saved: %1.").arg(saved.join(QStringLiteral(" + ")));
    return sentence;
}

} // namespace spyhop::ui
