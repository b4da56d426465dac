// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace spyhop::batch {
class FolderWatches;
}
namespace spyhop::model {
struct BatchSpec;
}

namespace spyhop::ui {

class Banner;
class Theme;

//! \brief The folders that are watched, a strip each: what came of it, whether it goes on after a restart, and Stop.
//! Hidden while there is none.
class WatchList : public QWidget {
    Q_OBJECT
public:
    WatchList(const Theme& theme, batch::FolderWatches& watches, QWidget* parent);
    void retranslate() { refresh(); }

private:
    [[nodiscard]] static QString termsOf(const model::BatchSpec& terms);
    void refresh();
    [[nodiscard]] Banner* strip(qsizetype index);

    const Theme& m_theme;
    batch::FolderWatches& m_watches;
    QVBoxLayout* m_column;
    QList<Banner*> m_strips; //!< children; more than there are folders, the others hidden
    QStringList m_ids;
};

} // namespace spyhop::ui
