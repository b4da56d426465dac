// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/targetchoices.h"
#include "ui/common/popover.h"

class QListWidget;
class QListWidgetItem;

namespace spyhop::ui {

class Button;
class Label;
class SearchField;

//! \brief Which models a question goes to at once: a list to tick in, as many as there is room for.
//!
//! What was ticked last is ticked again. Space ticks; Enter or the button accepts, as soon as enough are ticked, and
//! Ctrl+Enter from the search, too; Esc closes. Owner: its parent widget. Thread: main.
class ComparePicker : public Popover {
    Q_OBJECT
public:
    ComparePicker(const Theme& theme, QWidget* parent);

    //! What the choice is for.
    struct Offer {
        QList<TargetChoice> choices; //!< without what is compared anyway
        int least = 1, most = 2;
        bool isNewQuestion = false; //!< else another answer to one that was asked
        QList<chat::ChatTarget> preset; //!< ticked besides what was ticked last
    };
    void open(const Offer& offer, const QRect& at);

Q_SIGNALS:
    void chosen(const QList<spyhop::chat::ChatTarget>& targets);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    static void toggle(QListWidgetItem* item);
    void onTicked(QListWidgetItem* item);
    void refresh();
    void accept();
    void retranslate();

    const Theme& m_theme;
    SearchField* m_search;
    QListWidget* m_list;
    Label* m_note;
    Button* m_accept;
    Offer m_offer;
    QList<chat::ChatTarget> m_ticked; //!< in the order of ticking
    QList<chat::ChatTarget> m_last;
    bool m_filling = false;
};

} // namespace spyhop::ui
