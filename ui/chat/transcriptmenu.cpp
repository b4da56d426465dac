// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptmenu.h"

#include "ui/chat/boxbuttons.h"
#include "ui/chat/transcriptstops.h"
#include "ui/chat/transcriptview.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

template <typename Copy>
void addFormats(QMenu* menu, TranscriptView& view, Copy copy)
{
    const auto add = [&](const QString& text, CopyFormat format) {
        menu->addAction(text, &view, [copy, format] { copy(format); });
    };
    add(Words::tr("As text with its formats"), CopyFormat::Standard);
    add(Words::tr("As Markdown"), CopyFormat::Markdown);
    add(Words::tr("As plain text"), CopyFormat::Plain);
    add(Words::tr("As a picture"), CopyFormat::Picture);
}

void addSelection(QMenu* menu, TranscriptView& view)
{
    const bool isAny = !view.selection().isEmpty();
    QAction* copy
        = menu->addAction(Words::tr("Copy"), &view, [&view] { view.actions().copySelection(CopyFormat::Standard); });
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(isAny);
    QAction* markdown = menu->addAction(
        Words::tr("Copy as Markdown"), &view, [&view] { view.actions().copySelection(CopyFormat::Markdown); });
    markdown->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    markdown->setEnabled(isAny);
    QAction* plain = menu->addAction(
        Words::tr("Copy as plain text"), &view, [&view] { view.actions().copySelection(CopyFormat::Plain); });
    plain->setEnabled(isAny);
    QAction* picture = menu->addAction(
        Words::tr("Copy as a picture"), &view, [&view] { view.actions().copySelection(CopyFormat::Picture); });
    picture->setEnabled(isAny);
    QAction* all = menu->addAction(Words::tr("Select everything"), &view, [&view] {
        view.selection().selectAll();
        view.selectionChanged();
    });
    all->setEnabled(!view.content().isEmpty());
    for (QAction* action : menu->actions())
        action->setShortcutVisibleInContextMenu(true);
}

void addBox(QMenu* menu, TranscriptView& view, int item, const MessageHit& hit)
{
    const typeset::DocumentLayout& text = view.content().item(item).document(hit.section);
    const std::optional<typeset::BlockBox> box = text.box(hit.box);
    if (!box)
        return;
    menu->addSeparator();
    for (const BoxButtonSpot& spot : boxButtons(view.theme(), text, hit.box)) {
        if (spot.button == BoxButton::None)
            continue;
        menu->addAction(boxButtonText(spot.button, box->block.kind, spot.isOn), &view,
            [&view, item, section = hit.section, id = hit.box, button = spot.button] {
                view.actions().activateBox(item, section, id, button);
            });
    }
    if (box->block.kind == text::BlockKind::Table) {
        menu->addAction(Words::tr("Copy the table as a picture"), &view,
            [&view, item, section = hit.section, id = hit.box] { view.actions().copyTablePicture(item, section, id); });
    }
}

} // namespace

QMenu* makeTranscriptMenu(TranscriptView& view, int item, const MessageHit& hit)
{
    auto* menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("transcriptMenu"));
    if (!hit.link.isEmpty()) {
        menu->addAction(Words::tr("Open %1").arg(linkTarget(hit.link)), &view,
            [&view, address = hit.link] { view.actions().openLink(address); });
        menu->addAction(Words::tr("Copy link address"), &view,
            [address = hit.link] { QGuiApplication::clipboard()->setText(address); });
        menu->addSeparator();
    }
    if (const QString latex = item < 0 || hit.part != MessageHit::Part::Text
            ? QString()
            : latexAt(view.content(), TextPlace{item, hit.section, hit.offset});
        !latex.isEmpty()) {
        menu->addAction(Words::tr("Copy LaTeX"), &view, [latex] { QGuiApplication::clipboard()->setText(latex); });
        menu->addSeparator();
    }
    addSelection(menu, view);
    if (item < 0)
        return menu;
    if (hit.box.isValid())
        addBox(menu, view, item, hit);
    menu->addSeparator();
    const bool isUser = view.content().item(item).isUser();
    QMenu* whole = menu->addMenu(isUser ? Words::tr("Copy the question") : Words::tr("Copy the answer"));
    const QString id = view.content().item(item).id();
    addFormats(whole, view, [&view, id](CopyFormat format) {
        if (const int index = view.content().indexOf(id); index >= 0)
            view.actions().copyMessage(index, format);
    });
    QMenu* chat = menu->addMenu(Words::tr("Copy the whole chat"));
    addFormats(chat, view, [&view](CopyFormat format) { view.actions().copyChat(format); });
    menu->addSeparator();
    view.actions().addMessageActions(menu, item);
    return menu;
}

} // namespace spyhop::ui
