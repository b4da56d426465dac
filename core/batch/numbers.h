// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace spyhop::batch {

using namespace std::chrono_literals;

// Figures a person could question, each with its reason.

//! Operations offered to the gateway when nobody named a number; its Limiter lets through what the server bears.
constexpr int automaticWindow = 64;
//! Items alive per place: those that wait before another try hold none, so that one item in ten that is refused for a
//! second does not slow the other nine (64 places of 50 ms: 64 at work, 135 waiting).
constexpr std::size_t livePerPlace = 4;
//! More calls than places by one in so many: they wait for a place with their intent on disk, and leave at once.
constexpr std::size_t waitersShare = 4;
//! Items whose documents are read and sent in one turn of the event loop: the window must not stutter.
constexpr int startsPerTurn = 8;
//! Answers to rows that are taken in one turn: nothing is read for them.
constexpr int rowAnswersPerTurn = 32;
//! Documents of a new job read for their receipts at a time: enough for every reader, few enough to leave at once.
constexpr std::size_t previewsAtOnce = 4;
//! Items fetched from the store at a time; the only ones held in memory besides those in flight.
constexpr int itemsPerPage = 256;
//! Rows fetched at a time while exporting.
constexpr int exportRowsPerPage = 500;
//! Signals about a job: at most ten a second.
constexpr auto noticeInterval = 100ms;
//! Tries of one step whose reply was cut in mid-answer (docs/api.md: "a batch step: a new attempt, marked").
constexpr int attemptsPerCutStep = 3;
//! Under a maximum, tries of one step that may have been charged and brought nothing: as many as the gateway would make
//! of a batch's call, each with money of its own.
constexpr int attemptsUnderMaximum = 8;
//! Items in a row that fail because nothing answers, before the job stops itself.
constexpr int unreachableInARow = 5;

//! Estimated tokens may be too few by so much; a request that does not fit the context is refused, and costs the item.
constexpr double estimateMargin = 1.3;
//! Tokens of what stands around a question: roles, the JSON wanted, what is said of parts.
constexpr qint64 promptOverhead = 400;
//! What the smallest models in use hold (Ollama, before 2025: 4,096); shorter questions fit anywhere.
constexpr qint64 smallestContext = 4'000;
//! What a picture takes of a model's context: most charge from 300 to 2,000 tokens for a page as it is shown.
constexpr qint64 tokensOfPicture = 1'000;
//! What a page or photo costs as it is sent here, tokens: GPT-4o 255 to 1,105, Gemini 258 a tile, Qwen-VL up to 2,560.
constexpr qint64 fewTokensOfPicture = 250, manyTokensOfPicture = 2'600;
//! The most that a picture is known to cost, tokens: Qwen-VL with vl_high_resolution_images (Alibaba Cloud Model
//! Studio, "Visual understanding": 16,384 an image; OpenAI and Gemini stay below 2,000). Only a maximum cost counts
//! with it.
constexpr qint64 mostTokensOfPicture = 16'384;
//! Room for an answer in the context of a model, where nobody named its length.
constexpr qint64 answerRoom = 8'192;
//! Smaller parts of a long document would cost more in questions than they hold.
constexpr qint64 leastPartTokens = 256;
//! A part that is shortened comes to a third, as it is asked to.
constexpr qint64 shortenedTo = 3;
//! Rounds in which a long document's answers are brought together; each shrinks the text to a third.
constexpr int mostRounds = 5;
//! The longest answer in a job with a maximum cost where nobody named one, tokens: the worst case must be known before
//! a call is sent. Four times the longest answers that tables ask for.
constexpr int answerUnderMaximum = 16'384;
//! A prefix worth waiting for: shorter ones save less than the wait of one call costs (tokens, estimated).
constexpr qint64 prefixWorthWaiting = 1'000;
//! Calls that make a shared prefix known to the provider's prompt cache (docs/api.md).
constexpr int callsToWarm = 2;
//! A job that waits for its time looks at the clock so often: clocks are set, and computers sleep.
constexpr auto lookAtClock = 30s;
//! A job that the full disk holds up looks so often whether there is room again.
constexpr auto lookForRoomEvery = 2s;
//! Nobody answers: a job looks so often whether somebody does again, and goes on so long before it pauses.
constexpr auto lookForAnswerEvery = 5s;
constexpr std::chrono::milliseconds giveUpAfterUsually = 10min;
//! While a job runs it looks at the time of day so often.
constexpr auto lookAtHours = 1s;
//! Calls in flight get so long before the computer sleeps (logind gives 5 s in all).
constexpr auto patienceBeforeSleep = 3s;
//! A watched folder: a file that looks the same after so long is whole; where nothing tells of changes (shared folders)
//! it is looked at so often; a tree of more folders than this is looked at only.
constexpr auto settleFiles = 2s;
constexpr auto lookAtFolder = 10s;
constexpr auto waitForGrowing = 30s; // whole files, for others that still grow
constexpr qsizetype mostWatchedFolders = 1'000;
//! A folder that another process watches, or that could not be watched, is tried so often: that process may end.
constexpr auto lookForWatch = 30s;
//! While another process runs a job it is looked at so often whether that process lives.
constexpr auto lookAtHolders = 2s;
//! Threads that open, order and write tables: an export must not hold up a click on a column's head.
constexpr int workersAtMost = 3;
//! Rows read at a time while a table is ordered by what is sealed: the database's thread gives them out in some
//! milliseconds, and others get their turn.
constexpr int rowsPerTurn = 1'024;
//! Items read for an estimate, spread over the inputs.
constexpr qsizetype itemsSampled = 16;
//! Tokens of an answer before any was seen: of one column, and of a free answer.
constexpr qint64 answerPerColumn = 20, quotePerColumn = 40, freeAnswer = 300;
//! How far estimates reach to either side: of prompts (less once a factor was learned), and of answers.
constexpr double promptSpread = 0.2, learnedSpread = 0.05, answerSpread = 0.5;
//! Items of a run from which the tokens' factor is learned: more would say the same.
constexpr int itemsToLearnFrom = 50;
// Work left at providers.
constexpr int tasksAtOnce = 32; //!< each is looked at by itself
constexpr int batchesAtOnce = 4; //!< each is one call that lasts until all its requests are answered
constexpr int filesAtOnce = 20; //!< below what providers allow an account
//! Answers of submissions in memory that wait for their turn: two pages of what the journal says of their items, and
//! one that comes meanwhile. Beyond that none is taken from a file before so few are left.
constexpr std::size_t mostGiven = 3 * itemsPerPage, fewGiven = 2 * itemsPerPage;
//! Items of unknown outcome that are told of in one turn of the event loop.
constexpr int unknownPerTurn = 64;
constexpr qsizetype linesAtOnce
    = 200'000; //!< in all files together: tokens that wait at a provider are limited as well
constexpr int requestsPerBatch = 20; //!< nobody asked for another number: a reply that is lost costs so many
constexpr int linesPerFile = 10'000; //!< nobody asked for another number: larger ones are written in one go at the end
constexpr int mostLinesPerFile = 50'000; //!< as documented
constexpr qint64 bytesPerSubmission = 40 * 1024 * 1024; //!< below what any server takes in one body (48 MiB)
constexpr int longestTitle = 120; //!< characters of a task's first line that are kept to tell it by
constexpr qint64 leastForFiles = 20; //!< items; fewer are not worth a day's wait, unless asked for

} // namespace spyhop::batch
