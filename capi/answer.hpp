/// @file answer.hpp
/// What a ledger answers, in the form that the C ABI reads by index.
#pragma once

#include "jiedui/jiedui.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Holds everything that its rows point into.
struct jiedui_answer {
  struct Source {
    jiedui::Use use = jiedui::Use::counted;
    const jiedui::Citation *citation = nullptr;
    std::uint64_t statement = 0; ///< record_id(); 0 where it is of no figure
  };
  struct Row {
    jiedui::PanelRow head; ///< its totals stay empty
    jiedui::Total total;
    std::vector<Source> sources;
  };
  struct Found {
    jiedui::Finding finding;
    std::vector<Source> sources;
  };
  struct Verdict {
    jiedui::RuleAnswer answer;
    std::vector<Source> sources;
  };
  /// A row of a frame, of the responsibility tables or of the systems; exactly one of the pointers is set, or `id`.
  struct Item {
    const jiedui::FrameItem *frame = nullptr;
    const jiedui::ChainLink *link = nullptr;
    const jiedui::ListItem *entry = nullptr;
    const jiedui::System *system = nullptr;
    std::string id; ///< an indicator that no link supports
    std::size_t first_total = 0, total_count = 0, first_verdict = 0, verdict_count = 0;
    std::vector<std::string> gaps;
    std::vector<Source> sources;
  };

  explicit jiedui_answer(std::shared_ptr<const jiedui::Ledger> given) : ledger(std::move(given)) {}

  /// A row for each total; who and when it is for stands in `head`.
  void add(jiedui::PanelRow head, std::vector<jiedui::Total> totals);
  void add(jiedui::LedgerFinding &&found);
  /// What a document contradicts in itself.
  void add(const jiedui::Noted<jiedui::Finding> &noted);
  void add(jiedui::RuleAnswer &&answer);
  void add(jiedui::ItemScore &&score);
  void add(jiedui::ResponsibilityState &&state);
  void add(const jiedui::System &system);
  /// Where a system that was added is mentioned.
  void mention(const jiedui::Noted<jiedui::SystemMention> &noted);

  std::shared_ptr<const jiedui::Ledger> ledger;
  std::shared_ptr<const jiedui::LedgerRules> rules;
  std::shared_ptr<const jiedui::AssessmentFrames> frames;
  std::shared_ptr<const jiedui::Responsibility> tables;
  std::vector<Row> rows;
  std::vector<Found> findings;
  std::vector<Verdict> verdicts;
  std::vector<Item> items;

private:
  Item &add_item(std::vector<jiedui::Total> totals, std::vector<std::string> gaps);
};
