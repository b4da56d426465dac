// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/watchlist.h"

#include "core/batch/folderwatches.h"
#include "ui/common/banner.h"

#include <QtCore/QDir>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

//! What its jobs may cost, and who is asked.
QString WatchList::termsOf(const model::BatchSpec& terms)
{
    QStringList lines{terms.maxCost
            ? tr("Each job may cost at most %1; there is no maximum of all of them.").arg(terms.maxCost->display())
            : tr("No maximum is set.")};
    if (!terms.endpoint.isEmpty())
        lines.append(tr("Asked of %1.").arg(terms.endpoint));
    if (terms.anywhere)
        lines.append(tr("Paid endpoints may take over."));
    return lines.join(u' ');
}

WatchList::WatchList(const Theme& theme, batch::FolderWatches& watches, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_watches(watches)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
    m_column->setSpacing(theme.px(8));
    connect(&watches, &batch::FolderWatches::changed, this, &WatchList::refresh);
    refresh();
}

Banner* WatchList::strip(qsizetype index)
{
    while (m_strips.size() <= index) {
        auto* banner = new Banner(m_theme, Banner::Kind::Info, Icon::Folder, this);
        const qsizetype own = m_strips.size();
        banner->setObjectName(QStringLiteral("watchedFolder%1").arg(own));
        connect(banner, &Banner::linkActivated, this, [this, own] {
            const QString id = m_ids.value(own);
            // Not from within its own signal: the strip may go.
            QMetaObject::invokeMethod(
                this, [this, id] { m_watches.remove(id); }, Qt::QueuedConnection);
        });
        m_column->addWidget(banner);
        m_strips.append(banner);
    }
    return m_strips.at(index);
}

void WatchList::refresh()
{
    const QList<batch::WatchEntry> entries = m_watches.entries();
    m_ids.clear();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const batch::WatchEntry& entry = entries.at(i);
        m_ids.append(entry.id);
        const std::optional<base::Money>& most = entry.terms.maxCost;
        QStringList rest{tr("%n job(s) so far", nullptr, entry.jobs)};
        if (most)
            rest.append(tr("each job at most %1").arg(most->display()));
        if (entry.isElsewhere)
            rest.append(entry.holder == 0 ? tr("another process watches it")
                                          : tr("another process watches it (pid %1)").arg(entry.holder));
        else if (!entry.problem.isEmpty())
            rest.append(entry.problem);
        else if (!entry.isThere)
            rest.append(tr("the folder is not there at the moment"));
        else if (!entry.isKept)
            rest.append(tr("until this window closes, since nothing of jobs is kept"));
        Banner* const banner = strip(i);
        banner->setKind(
            entry.isThere && entry.problem.isEmpty() ? Banner::Kind::Info : Banner::Kind::Warning, Icon::Folder);
        banner->setText(tr("Watching %1").arg(QDir(entry.folder).dirName()), rest.join(QStringLiteral(" · ")));
        banner->setToolTip(QDir::toNativeSeparators(entry.folder) + u'\n' + entry.terms.prompt.simplified().left(200)
            + u'\n' + termsOf(entry.terms));
        banner->setLink(entry.isElsewhere ? QString() : tr("Stop"));
        banner->show();
    }
    for (qsizetype i = entries.size(); i < m_strips.size(); ++i)
        m_strips.at(i)->hide();
    setVisible(!entries.isEmpty());
}

} // namespace spyhop::ui
