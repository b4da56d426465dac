// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QStackedWidget;

namespace spyhop::ui {

class Surface;
class SplitHandle;

//! \brief Where the parts of the window lie: rail, list, page, status strip. Knows nothing of what is in them.
//!
//! The list pane is 260 px beside the rail, dragged wider or narrower, collapsible; under 1000 px it lies over the
//! page.
class Frame : public QWidget {
    Q_OBJECT
public:
    Frame(const Theme& theme, QWidget* rail, QWidget* strip, QWidget* parent);

    [[nodiscard]] QStackedWidget* lists() const { return m_lists; }
    [[nodiscard]] QStackedWidget* pages() const { return m_pages; }
    //! Pages without a list hide the pane.
    void setListAvailable(bool available);
    void setListOpen(bool open);
    [[nodiscard]] bool isListOpen() const;
    //! Of the design, without the rail.
    void setListWidth(int width);
    [[nodiscard]] int listWidth() const { return m_listWidth; }
    [[nodiscard]] bool isNarrow() const;
    //! There is a list, and it lies over the page when it is open.
    [[nodiscard]] bool isListOverPage() const { return m_available && isNarrow(); }

Q_SIGNALS:
    void listOverPageChanged(bool isOver);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    static void focusIn(QWidget& list);

    const Theme& m_theme;
    QWidget* m_rail;
    QWidget* m_strip;
    Surface* m_listPane;
    SplitHandle* m_handle;
    QStackedWidget* m_lists;
    QStackedWidget* m_pages;
    int m_listWidth = 264;
    bool m_available = true;
    bool m_open = true; //!< beside the page
    bool m_overlayOpen = false; //!< over the page
    bool m_wasOver = false; //!< isListOverPage(), as it was told last
};

//! \brief The hairline between list and page: dragged, it sets the width.
class SplitHandle : public QWidget {
    Q_OBJECT
public:
    explicit SplitHandle(QWidget* parent);

Q_SIGNALS:
    void dragged(int x); //!< in the parent's coordinates

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
};

} // namespace spyhop::ui
