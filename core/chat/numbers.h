// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>
#include <chrono>

namespace spyhop::chat::numbers {

using namespace std::chrono_literals;

// Figures a person could question, each with its reason.

//! Tokens around one message: its role and its marks.
constexpr qint64 tokensOfFrame = 4;
//! What common vision models charge for a picture of middle size.
constexpr qint64 tokensOfPicture = 1'000;
//! Kept free for an answer where its longest length is not set; an eighth of the context at most.
constexpr qint64 answerTokens = 4'096;
//! Fewer fit into any model: nobody waits to hear what it holds.
constexpr qint64 fitsAnywhere = 2'000;
//! How long a question waits at most until its endpoint has said what its model holds.
constexpr std::chrono::milliseconds contextPatience = 5s;
//! How far off an estimate of a prompt may be: by itself (code, mixed scripts), and once its model's own counts of
//! very long prompts have taught the factor; between the two as there were more and longer ones.
constexpr double estimateSpread = 0.25, learnedSpread = 0.05;
//! A prompt that is too long by this many times the doubt is so without any: until a factor was learned, at 2.5 times
//! the room (no text has so few tokens for its letters), then at little more than the room.
constexpr double certainDoubts = 2.4;
//! Up to so many tokens of its own, a prompt shows what the server adds to each.
constexpr qint64 shortPrompt = 300;
//! The longest summary that is asked for.
constexpr qint64 digestTokens = 1'500;
//! Share of the room that one call of a summary fills: instructions and the summary so far need the rest.
constexpr int digestShare = 60; // %

//! Files of one question; more are a batch job.
constexpr qsizetype mostFiles = 20;
//! Characters of one attachment, as of a document that is read.
constexpr qint64 mostCharacters = 32'000'000;
//! A paste longer than this becomes an attachment at once: it would hide what is written around it.
constexpr qsizetype longestPaste = 20'000; // characters
constexpr qsizetype mostPastedLines = 300;
//! A picture is scaled down to this many pixels along its longer side: models scale to less by themselves.
constexpr int pictureSide = 2'048;
constexpr int pictureQuality = 85; // JPEG; below, small print suffers
//! Bytes looked at to tell what a file is.
constexpr qsizetype headBytes = 64;

//! How long after the last keystroke a draft is saved.
constexpr std::chrono::milliseconds draftPause = 1s;
//! And a chat's settings, such as its system prompt.
constexpr std::chrono::milliseconds headPause = 1s;

//! Answers that are read side by side: more columns would be too narrow to read.
constexpr qsizetype mostCompared = 3;

} // namespace spyhop::chat::numbers
