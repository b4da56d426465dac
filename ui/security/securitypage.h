// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <array>

class QStackedWidget;
class QTabBar;

namespace spyhop::ui {

class EmptyState;

//! \brief The Security room: one tab for keys, policy, audit log, privacy and backups each. Knows nothing of what is in
//! them.
//!
//! A tab is there as soon as its panel was handed in. Owner: MainWindow. Thread: main.
class SecurityPage : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Keys, Policy, Audit, Privacy, Backup };

    SecurityPage(const Theme& theme, QWidget* parent);

    //! The panel becomes a child and fills the page under the tabs; it scrolls by itself where it must. One that was
    //! handed in before is deleted.
    void setPanel(Tab tab, QWidget* panel);
    [[nodiscard]] QWidget* panel(Tab tab) const { return m_panels.at(static_cast<std::size_t>(tab)); }
    //! Nothing happens where the tab has no panel.
    void showTab(Tab tab);
    //! Of the panels that are there; Keys if there is none.
    [[nodiscard]] Tab currentTab() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuildTabs(Tab current);
    void chosen(int index);
    void retranslate();
    [[nodiscard]] static QString title(Tab tab);

    const Theme& m_theme;
    QTabBar* m_bar;
    QStackedWidget* m_stack;
    EmptyState* m_nothing;
    std::array<QWidget*, 5> m_panels{}; //!< by Tab; children of m_stack
};

} // namespace spyhop::ui
