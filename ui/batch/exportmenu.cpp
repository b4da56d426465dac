// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/exportmenu.h"

#include "core/base/filenames.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <algorithm>
#include <array>

namespace spyhop::ui {
namespace {

//! A form of the results as the Export menu offers it.
struct ExportForm {
    const char16_t* ending; // empty: a folder
    const char* label;
    const char* filter;
};
constexpr std::array exportForms{
    ExportForm{u"xlsx", QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "Excel workbook, with receipts"),
        QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "Excel workbook (*.xlsx)")},
    ExportForm{u"csv", QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "CSV for spreadsheets"),
        QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "Table, comma-separated (*.csv)")},
    ExportForm{u"html", QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "Web page to hand on"),
        QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "Web page (*.html)")},
    ExportForm{u"md", QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "Markdown"),
        QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "Markdown (*.md)")},
    ExportForm{u"jsonl", QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "JSON lines"),
        QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "JSON lines (*.jsonl)")},
    ExportForm{u"", QT_TRANSLATE_NOOP("spyhop::ui::ExportMenu", "One file per item, into a folder"), ""},
};

//! A dialog adds none to a name that has a dot somewhere.
QString withEnding(const QString& path, const QString& ending)
{
    const QString last = QFileInfo(path).suffix();
    const bool hasOne = std::any_of(exportForms.cbegin(), exportForms.cend(),
        [&last](const ExportForm& form) { return last.compare(QStringView(form.ending), Qt::CaseInsensitive) == 0; });
    const QString complete = path + u'.' + ending;
    return hasOne || QFileInfo::exists(complete) ? path : complete; // nobody was asked whether to replace that
}
} // namespace

ExportMenu::ExportMenu(QWidget* parent)
    : QMenu(parent)
{
    for (std::size_t form = 0; form < exportForms.size(); ++form)
        connect(addAction(QString()), &QAction::triggered, this, [this, form] { ask(form); });
    retranslate();
}

void ExportMenu::ask(std::size_t form)
{
    const ExportForm& wanted = exportForms.at(form);
    const QString ending = QString::fromUtf16(wanted.ending);
    auto* dialog = new QFileDialog(parentWidget(), tr("Export the results"), QString(), tr(wanted.filter));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (ending.isEmpty()) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        const QString name = base::fileNameFrom(m_name);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(ending);
        dialog->setObjectName(QStringLiteral("exportResults"));
        dialog->selectFile((name.isEmpty() ? tr("Results") : name) + u'.' + ending);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, ending](const QString& path) { Q_EMIT chosen(ending.isEmpty() ? path : withEnding(path, ending)); });
    dialog->open();
}

void ExportMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void ExportMenu::retranslate()
{
    const QList<QAction*> all = actions();
    for (std::size_t form = 0; form < exportForms.size(); ++form)
        all.at(static_cast<qsizetype>(form))->setText(tr(exportForms.at(form).label));
}

} // namespace spyhop::ui
