// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace spyhop::gateway::numbers {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// Retry (docs/api.md, "Retry, failover, limits").
constexpr milliseconds longestWait = 32s; //!< of the growing waits; a told wait may be longer
constexpr milliseconds firstCeiling = 2s; //!< the first wait is U(½, 1) × this: 1 s at least, as the product demands
constexpr milliseconds longestLateness
    = 1s; //!< spread added to a told wait, so that a crowd does not come back at once
constexpr int latenessShare = 10; //!< and at most one part in ten of it
constexpr milliseconds parkAbove = 10min; //!< a told wait above this is shown as parked, with "retry now"
constexpr int triesBeforeNextTarget = 3; //!< of a busy target, while another is left
constexpr int triesOfUnreachable = 3; //!< chat, no other target: a refused connection is told within 3 to 6 s
constexpr int triesInteractive = 5; //!< chat, no other target: 15 to 30 s of waiting is what a person bears
constexpr int triesBackground = 8; //!< a batch step: of 10,000 items at 30 % failures fewer than one is lost
constexpr milliseconds breakerPatienceInteractive = 1min; //!< waiting for resting targets before a chat gives up
constexpr milliseconds breakerPatienceBackground = 10min; //!< the same for a batch step
constexpr milliseconds deadlineInteractive
    = 15min; //!< since the first try: later a new one would find nobody at the screen
constexpr milliseconds deadlineBackground = 2h; //!< a batch step outlasts an outage of an hour
constexpr milliseconds probeLook = 1s; //!< another call is probing the target: look again after this
constexpr milliseconds modelListRest = 5s; //!< after a failed reading of the model list, before it is asked for again

// Waiting, as people see it (docs/api.md, §2 "Waiting").
constexpr milliseconds queuedHint = 2s; //!< sent and not a byte back: the server has probably queued the call
constexpr milliseconds stalledHint = 10s; //!< no token for so long after tokens came
constexpr milliseconds idlePatience
    = 2min; //!< for any byte once an answer has begun: Qt does not see every connection end (a chunk's cut head)
constexpr milliseconds endGrace = 1s; //!< after [DONE] for the reply's own end, so that the connection can be reused
constexpr milliseconds usagePatience = 5s; //!< after the finish reason for usage and [DONE], which some never send
constexpr milliseconds bodyPatience
    = 30s; //!< without a byte in mid-body: servers write a body that has begun in one go

constexpr int warmConversations = 512; //!< of which it is known where they were answered last: an office's day

// Limiter (docs/api.md, "Concurrency").
constexpr int firstLimit = 4; //!< automatic: calls in flight before anything is known
constexpr int longestLimit = 192; //!< automatic: 32 managers of 6 connections each
constexpr int refusalShare = 20; //!< refused answers per hundred before the limit shrinks
constexpr int refusalMemory = 50; //!< answers looked at, or the limit if that is larger
constexpr std::size_t refusalsToShrink = 3; //!< one of the first four answers says little
constexpr int refusalsOfCeiling = 3; //!< beyond the most that was taken, before that counts as all the server bears
constexpr int shrinkPercent = 70; //!< what a shrinking leaves of the limit
constexpr int leastLookBack = 16; //!< answers looked at to tell a full server from refusals by chance
constexpr milliseconds shortestRest = 1s; //!< of the place of a refused call: as long as the first wait of the call
constexpr milliseconds longestRest = 32s; //!< as the longest growing wait; a parked call is no reason to park the rest
constexpr milliseconds shortestCeilingPatience = 1s; //!< after several steps beyond an old ceiling
constexpr milliseconds ceilingPatience = 30s; //!< before one more than the server bore is tried again

// Requests and tokens per minute.
constexpr milliseconds burst = 5s; //!< of the rate that may leave at once after a rest: a question and its title
constexpr int tokensOfPicture = 1000; //!< what common vision models charge for a mid-sized one
constexpr int firstAnswerTokens = 500; //!< expected of an answer before any was seen: a page
constexpr double forecastWeight = 0.2; //!< of the newest answer in the moving averages
constexpr int scaleFirst = 4,
              scaleEvery = 16; //!< answers that are counted to learn from: the first, then some
constexpr int scaleLeastTokens = 8; //!< of an answer: what shorter ones come to is rounding
constexpr int scaleLeastBytes = 64; //!< of an answer: fewer say nothing of the letters that follow
constexpr double bytesAroundAnswer = 400; //!< of a JSON reply, until one was seen: names, reason, figures
constexpr double tokensPerByte = 0.3; //!< of an answer of which nothing has come

// Retry budget (docs/api.md, "Retry budget").
constexpr int retryShare = 20; //!< repetitions per hundred requests of one account
constexpr milliseconds budgetWindow = 10s; //!< "recent": long enough for a share of slow calls, short beside an outage
constexpr int leastRetries = 3; //!< at a time, where the share comes to less

// Packed requests.
constexpr qsizetype smallestPacked = 1024; //!< bytes of a body; smaller ones fit one packet either way, or even grow
constexpr qsizetype largestPacked
    = 1024 * 1024; //!< bytes; larger ones are pictures mostly, and packing holds the window up
constexpr int mostDoubts = 3; //!< unfounded ones, before an endpoint is sent plain bodies for good

// Work left at a provider (docs/api.md, §1).
constexpr milliseconds firstLookAtTask = 500ms; //!< a short one is done by then
constexpr milliseconds longestLookAtTask = 30s; //!< what a person bears to wait after the end
constexpr milliseconds firstLookAtBatch = 2s; //!< only a file that is refused at once is done by then
constexpr milliseconds longestLookAtBatch = 2min; //!< providers promise a day; 720 looks are no burden
constexpr double lookGrowth = 1.5; //!< of the wait from one look to the next
constexpr double lookSpread = 0.2; //!< of the wait, ± a tenth: tasks sent together are not looked at together
constexpr milliseconds earliestLook = 1s; //!< after the last one, whoever calls: a callback's sender is not trusted
constexpr int triesOfLook = 3; //!< before a look counts as failed; the next one comes with its time
constexpr int triesOfSubmit = 8; //!< as a batch step: only of what was plainly refused (429) or never left
constexpr milliseconds lookPatience = 1min; //!< for a reply of a few kilobytes
constexpr milliseconds filePatience = 30min; //!< for 200 MB at 1 Mbit/s
constexpr qsizetype requestsPerTurn = 64; //!< trimmed, or written to a file, in one turn of the event loop: about 2 ms
constexpr int answersPerTurn = 64; //!< read, or handed out, likewise
constexpr int seeks = 3; //!< readings of a provider's list that must all lack a job before it counts as never arrived
constexpr milliseconds seekPause = 2s; //!< before the second reading, and four times that before the third
constexpr int mostBadFetches = 5; //!< of results that cannot be read or had, before what is missing counts as unknown
constexpr int mostGoneFetches = 2; //!< of results that are not there: one that is just being written comes by then
constexpr int mostListPages = 20; //!< of 100 entries: who has more jobs than that since yesterday is told "unknown"
constexpr qsizetype longestLook
    = 16 * 1024 * 1024; //!< bytes of a reply that describes work; a task may hold its answer
constexpr qsizetype resultsBeside = 64 * 1024
    * 1024; //!< bytes of others' results in memory when one more file is fetched: the window keeps within 300 MB
constexpr qsizetype longestFile = 1024 * 1024 * 1024; //!< bytes of a result file: five times the longest input

} // namespace spyhop::gateway::numbers
