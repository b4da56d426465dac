// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/conversation.h"
#include "ui/common/banner.h"

#include <QtCore/QList>
#include <QtCore/QString>

// What is said about an answer: in its footer, at its seams, and below it when it did not end well. Pure, but for
// showNotice().
namespace spyhop::ui {

//! Places other than a provider's API are worth a word; `tier` is model::tierName()'s.
[[nodiscard]] QString tierWord(const QString& tier);

//! One part of a footer.
struct FooterPart {
    enum class Tone { Quiet, Warning, AskAgain };
    QString text;
    Tone tone = Tone::Quiet;
    bool operator==(const FooterPart&) const = default;
};
//! Who really answered, why another than first tried, tokens, price (≈: an estimate), time, whether from the cache.
[[nodiscard]] QList<FooterPart> footerParts(const model::ConversationMessage& message);
//! The parts as one line.
[[nodiscard]] QString footerText(const QList<FooterPart>& parts);

//! Whether the reply's model is another than the one asked for: a dated or prefixed form of its name is the same.
[[nodiscard]] bool isOtherModel(const QString& asked, const QString& answered);

//! A place where an answer was gone on with, and the words that stand there.
struct Seam {
    qsizetype end = 0; //!< characters of the answer's text before it
    QString text; //!< "Broken off · continued by deepseek-flash · deepseek"
};
//! Tries that brought no word leave no seam. `isWriting`: one is under way, by `writer` if that is known yet.
[[nodiscard]] QList<Seam> seams(const model::ConversationMessage& message, bool isWriting, const QString& writer);

//! What a person may do about an answer.
enum class AnswerAction { Continue, TryAgain, ChooseEndpoint, OpenSettings, EditQuestion, TypePin };
[[nodiscard]] QString answerActionText(AnswerAction action);

//! The row below an answer that did not end well: what happened, what was kept, what to do.
struct AnswerNotice {
    Banner::Kind kind = Banner::Kind::Info;
    QString word, rest;
    QList<AnswerAction> actions;
    [[nodiscard]] bool isEmpty() const { return word.isEmpty(); }
};
//! Empty for an answer that is whole, and for a question. `awaitsPin`: the token is there, and opens with its PIN.
[[nodiscard]] AnswerNotice answerNotice(const model::ConversationMessage& message, bool awaitsPin);
//! Its words and links; an empty one hides the banner.
void showNotice(Banner& banner, const AnswerNotice& notice);

} // namespace spyhop::ui
