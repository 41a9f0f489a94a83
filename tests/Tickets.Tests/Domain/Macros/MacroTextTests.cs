using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Domain.Macros;

public class MacroTextTests
{
    private static string Fill(string text, params (string Name, string? Value)[] values) => MacroText.Fill(text, name => values.FirstOrDefault(v => v.Name == name).Value);

    [Fact]
    public void A_variable_stands_for_its_value() => Assert.Equal("Hello Ada, T-7", Fill("Hello {{requester.firstName}}, {{ ticket.number }}", ("requester.firstName", "Ada"), ("ticket.number", "T-7")));

    [Fact]
    public void What_nobody_knows_is_said_with_the_word_behind_the_line() => Assert.Equal("Hello there, ", Fill("Hello {{requester.firstName | there}}, {{ticket.number}}"));

    [Fact]
    public void What_a_variable_stands_for_is_not_looked_at_again() => Assert.Equal("{{agent.name}}", Fill("{{ticket.subject}}", ("ticket.subject", "{{agent.name}}"), ("agent.name", "Eve")));

    [Theory]
    [InlineData("{{ticket.secret}}", "macro.unknown-variable"), InlineData("{{}}", "macro.unknown-variable"), InlineData("Hello {{ticket.number", "macro.braces-open"), InlineData("{{ticket.\nnumber}}", "macro.braces-open")]
    public void A_text_that_names_nothing_known_is_refused(string text, string code) => Assert.Equal(code, MacroText.Refuse(text)!.Code);

    [Theory]
    [InlineData(""), InlineData("{ }"), InlineData("}}"), InlineData("{{ticket.number|a } b}} ")]
    public void Other_braces_are_words_like_others(string text) => Assert.Equal(text.Contains('|') ? "macro.braces-open" : null, MacroText.Refuse(text)?.Code);

    [Theory]
    [InlineData("Ada Lovelace", "Ada"), InlineData("  Ada ", "Ada"), InlineData("ada@mill.example", null), InlineData("", null), InlineData(null, null)]
    public void A_first_name_is_the_first_word_of_a_name(string? name, string? first) => Assert.Equal(first, MacroText.FirstName(name));

    [Fact]
    public void A_text_that_is_not_refused_is_filled_without_braces_left() => Prop.ForAll(
        Gen.Elements("{{", "}}", "{", "}", "ticket.number", "agent.name", "|", "x", " ", "\n").ListOf().Select(string.Concat).ToArbitrary(),
        text => MacroText.Refuse(text) is not null || !Fill(text).Contains("{{", StringComparison.Ordinal)).QuickCheckThrowOnFailure();
}
