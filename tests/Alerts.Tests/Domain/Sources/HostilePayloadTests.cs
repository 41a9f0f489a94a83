using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Platform.Alerts.Domain.Labels;
using Platform.Alerts.Sources.Intake;

namespace Platform.Alerts.Domain.Sources;

/// <summary>Whatever is posted and however it is mapped: it is alerts or refusals, never a crash, and never more than there may be.</summary>
public class HostilePayloadTests
{
    private static readonly string[] Texts = ["{@.a}", "{$.a[0]|@['b c']|'x'}", "{@}", "{$}", "a{@.b}{@.c}", "{$.a.b.c[-1]}", "{{{@.d}}}", "const"];

    [Fact]
    public void Any_payload_by_any_mapping_is_alerts_that_may_be_or_refusals() => Prop.ForAll(Payloads().ToArbitrary(), Mappings().ToArbitrary(), (payload, written) =>
    {
        using var read = PayloadBody.Read(Encoding.UTF8.GetBytes(payload), null);
        if (read is null || Mapping.Of(written, out _) is not { } mapping) return;
        var mapped = mapping.Map(read.RootElement, Mapped.Now);
        foreach (var alert in mapped.Alerts)
        {
            Assert.True(alert.Labels.Count == 0 ? alert.IsOver && alert.Fingerprint is not null : LabelRules.WhyNot(alert.Labels) is null);
            Assert.Null(LabelRules.WhyNotAnnotations(alert.Annotations));
            Assert.True(alert.StartsAt <= alert.EndsAt && alert.StartsAt <= Mapped.Now && alert.IsOver == alert.EndsAt <= Mapped.Now);
        }

        Assert.All(mapped.Refused, r => Assert.NotEmpty(r.Detail));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_text_is_a_template_or_says_why_not() => Prop.ForAll(Gen.ArrayOf(Gen.Elements("{", "}", "{{", "$", "@", ".a", "[0]", "['", "']", "|", "'", "\"", " ", "x", "\0", "ü")).ToArbitrary(), parts =>
    {
        var text = string.Concat(parts);
        var why = TextTemplate.Read(text, out var template);
        Assert.True(why is null ? template.Parts.Length > 0 || text.Length == 0 : why.Length > 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Any_bytes_are_a_payload_or_none() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<bool>(), (bytes, isForm) =>
    {
        using var read = PayloadBody.Read(bytes, isForm ? "application/x-www-form-urlencoded" : "application/json");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory, InlineData("{\"a\": \"\\ud800\"}"), InlineData("{\"\\ud800\": 1}"), InlineData("{\"a\": 1"), InlineData(""), InlineData("{\"a\": 1} {\"b\": 2}"), InlineData("nonsense")]
    public void What_is_no_text_is_no_payload(string body) => Assert.Null(PayloadBody.Read(Encoding.UTF8.GetBytes(body), "application/json"));

    [Fact]
    public void What_is_nested_too_deep_is_no_payload() => Assert.Null(PayloadBody.Read(Encoding.UTF8.GetBytes(new string('[', 40) + new string(']', 40)), null));

    [Fact]
    public void Thousands_of_elements_that_each_repeat_what_stands_beside_them_are_bounded()
    {
        var payload = $$"""{"long": "{{new string('x', 8_000)}}", "all": [{{string.Join(',', Enumerable.Repeat("{\"name\": \"a\"}", 5_000))}}]}""";
        var mapped = (Mapped.Named with { Each = "$.all[*]", Annotations = [.. Enumerable.Range(0, 30).Select(i => new MappedPair { Name = $"a{i}", Text = "{$.long}" })] }).Read(payload);
        Assert.True(mapped.Alerts.Count < 100);
        Assert.Contains("left out", Assert.Single(mapped.Refused).Detail);
    }

    [Fact]
    public void Of_a_megabyte_of_alerts_the_first_two_thousand_are_taken()
    {
        var mapped = (Mapped.Named with { Each = "$[*]" }).Read(JsonSerializer.Serialize(Enumerable.Range(0, 20_000).Select(i => new { name = $"a{i}" })));
        Assert.Equal((Mapping.MostAlerts, 1), (mapped.Alerts.Count, mapped.Refused.Count));
    }

    private static Gen<string> Payloads()
    {
        var names = Gen.Elements("a", "b", "b c", "c", "d", "name", "value", "all", "\\u0000", "ü");
        var leaves = Gen.Elements("null", "true", "1", "-1e99", "123456789012345678901234567890", "\"\"", "\"x\"", "\"a:b,c:d\"", "\"[{\\\"tag\\\":\\\"t\\\",\\\"value\\\":\\\"v\\\"}]\"", "\"[[[[[[\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"2026-11-20T08:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "1795161600", $"\"{new string('y', 3_000)}\"");
        Gen<string> Value(int depth) => depth == 0 ? leaves : Gen.OneOf(leaves,
            Gen.Choose(0, 4).SelectMany(n => Gen.ArrayOf(Value(depth - 1), n)).Select(items => $"[{string.Join(',', items)}]"),
            Gen.Choose(0, 5).SelectMany(n => Gen.ArrayOf(names.SelectMany(name => Value(depth - 1).Select(value => $"\"{name}\": {value}")), n)).Select(members => $"{{{string.Join(',', members)}}}"));
        return Value(4);
    }

    private static Gen<AlertMapping> Mappings()
    {
        var value = Gen.Elements(Texts).Select(t => new MappedValue { Text = t, Words = [new("x*", "critical")] });
        var maybe = Gen.OneOf(value.Select(v => (MappedValue?)v), Gen.Constant((MappedValue?)null));
        var path = Gen.Elements("$", "@", "$.a", "@.a", "@['b c']", "$.all[0]", null);
        return from each in Gen.Elements("$", "$.a", "$.all[*]", "$[*]", "$.a[0][*]")
               from name in value from severity in maybe from starts in maybe from ends in maybe from fingerprint in maybe from url in maybe
               from labels in path from annotations in path from label in Gen.Elements(Texts) from over in Gen.Elements(Texts) from ignored in Gen.Elements(Texts)
               from minutes in Gen.Elements<int?>(null, 1, 10_080)
               select new AlertMapping
               {
                   Each = each, Name = name, Severity = severity, StartsAt = starts, EndsAt = ends, Fingerprint = fingerprint, Url = url, LabelsFrom = labels, AnnotationsFrom = annotations, EndsAfterMinutes = minutes,
                   Labels = [new() { Name = "l", Text = label }], Annotations = [new() { Name = "n", Text = label }], ResolvedWhen = [new(over, ["x", "1"])], IgnoredWhen = [new(ignored, ["true"])],
               };
    }
}
