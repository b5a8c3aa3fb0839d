#include "jiedui/facts/events.hpp"

#include "event_frames.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

/// What the clause tells goes into the story; of deeds and journeys one a clause, and none beside what was held.
void tell(const EventClause &clause, const EventFrames &frames, EventStory &story) {
  bool held = false;
  for (const Happening &occasion : frames.occasions(clause, story)) {
    story.tell(clause, occasion);
    held = held || occasion.held;
  }
  if (held) return;
  if (const auto activity = frames.activity(clause)) return story.tell(clause, *activity);
  if (const auto deed = frames.deed(clause, story)) return story.tell(clause, *deed);
  if (const auto journey = frames.journey(clause, story)) story.tell(clause, *journey);
}

} // namespace

std::vector<Event> read_events(const Document &document, const Mentions &mentions, const Clauses &clauses,
                               const std::vector<Pairing> &pairings, const EventRules &rules) {
  const EventText text(document, mentions, clauses, rules);
  const EventTimes times(text);
  const EventFrames frames(text, times, !pairings.empty());
  EventStory story(text, times, pairings);
  EventClause clause;
  auto word = text.words().begin();
  for (std::uint32_t i = 0; i < clauses.clauses.size(); ++i) {
    const Span span = clauses.clauses[i].span;
    while (word != text.words().end() && word->span.begin < span.begin) ++word;
    if (word == text.words().end()) break;
    if (word->span.begin >= span.end) continue;
    text.read_clause(i, clause);
    if (!clause.words.empty() && !frames.bars(clause)) tell(clause, frames, story);
  }
  return story.take();
}

} // namespace v0
} // namespace jiedui
