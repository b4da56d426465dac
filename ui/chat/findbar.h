// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/surface.h"

namespace spyhop::ui {

class Button;
class Label;
class SearchField;

//! \brief A strip to find words in what is shown: field, "3/17", previous, next, close. Esc closes, Enter goes on,
//! Shift+Enter goes back. Owner: its parent widget. Thread: main.
class FindBar : public Surface {
    Q_OBJECT
public:
    FindBar(const Theme& theme, QWidget* parent);

    //! Takes the focus; the text that was searched last stays, selected.
    void open(const QString& text);
    [[nodiscard]] QString text() const;
    //! Which hit of how many; `isSearching`: there may be more.
    void setCount(int current, int count, bool isSearching);
    [[nodiscard]] QString countText() const;

Q_SIGNALS:
    void textChanged(const QString& text);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void place();

    SearchField* m_field;
    Label* m_count;
    Button* m_previous;
    Button* m_next;
    Button* m_close;
};

} // namespace spyhop::ui
