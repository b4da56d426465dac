// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dialogcolumn.h"

#include "ui/common/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

//! Makes a dialog as high as its contents want to be once a sentence has come: Qt's own least height knows nothing of
//! texts that wrap, and squeezes the fields instead.
class DialogGrower : public QObject {
public:
    explicit DialogGrower(QDialog* dialog)
        : QObject(dialog)
        , m_dialog(dialog)
    {
        dialog->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest && m_dialog->layout()) {
            const int wanted = m_dialog->layout()->totalHeightForWidth(m_dialog->width());
            if (m_dialog->height() < wanted)
                m_dialog->resize(m_dialog->width(), wanted);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QDialog* m_dialog;
};

} // namespace

QVBoxLayout* dialogColumn(const Theme& theme, QDialog* dialog, int leastWidth)
{
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    column->setSpacing(theme.px(16));
    dialog->setMinimumWidth(theme.px(leastWidth));
    new DialogGrower(dialog);
    return column;
}

QHBoxLayout* buttonRow(std::initializer_list<QWidget*> buttons)
{
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    for (QWidget* button : buttons)
        row->addWidget(button);
    return row;
}

} // namespace spyhop::ui
