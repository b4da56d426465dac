// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/batch/sourcewindow.h"
#include "ui/common/surface.h"

#include <optional>

class QMenu;
class QPlainTextEdit;

namespace spyhop::ui {

class AnswerView;
class Banner;
class Button;
class Label;
class LinkButton;

//! \brief 400 px at the right: the selected item's source above (of a long one the part around the quote chosen last),
//! its quotes marked; its answer below, to accept, to correct, to ask again. Thread: main.
class ItemPanel : public Surface {
    Q_OBJECT
public:
    ItemPanel(const Theme& theme, const batch::BatchManager& manager, QWidget* parent);

    void show(const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result);
    //! Models that may be asked instead of the one that was.
    void setModels(const QStringList& models);
    [[nodiscard]] QSize sizeHint() const override;
    //! As the keys A and C do outside the panel's texts; nothing happens where there is no answer. A verdict is taken
    //! back by its own button.
    void accept();
    void correct();

Q_SIGNALS:
    void closeRequested();
    //! A person's verdict on the item shown; None: taken back.
    void reviewed(const spyhop::model::Review& review);
    //! The answer stands as it was; whoever corrected it is done with the panel's texts.
    void correctingCancelled();
    //! Empty: the job's own model.
    void againRequested(const QString& model);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void refreshButtons();
    void showSource(const model::BatchSpec& spec, const model::BatchItem& item);
    void placeSource();
    void nameSource();
    [[nodiscard]] QString errorHead() const;
    void markQuotes(int current);
    void endCorrecting();

    const batch::BatchManager& m_manager;
    std::unique_ptr<batch::ItemReading> m_reading; //!< of the source
    Label* m_title;
    Button* m_close;
    Banner* m_error;
    Label* m_sourceHead;
    QPlainTextEdit* m_source;
    Label* m_noSource; //!< in its place: why it cannot be shown
    QWidget* m_answerRow; //!< head and takeBack
    Label* m_answerHead;
    LinkButton* m_takeBack; //!< never where accept was: a second click must not undo the first
    AnswerView* m_answer;
    Label* m_foot;
    Button *m_accept, *m_correct, *m_again, *m_cancel;
    QMenu* m_models;
    QStringList m_otherModels; //!< what the menu offers besides the same
    QString m_shown; //!< whose source is shown
    model::ItemResult m_result;
    QList<model::Column> m_columns;
    std::optional<base::Error> m_sourceError;
    SourceWindow m_window; //!< what is shown of the source; empty: it is not read yet
};

} // namespace spyhop::ui
