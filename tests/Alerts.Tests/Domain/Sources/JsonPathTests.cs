using System.Text.Json;

namespace Platform.Alerts.Domain.Sources;

public class JsonPathTests
{
    private static readonly JsonElement Document = JsonDocument.Parse("""{"a": {"b-c": [10, {"d.e": "x"}, null]}, "ü": 1, "f|g": "bar"}""").RootElement;

    [Theory]
    [InlineData("$.a['b-c'][0]", "10"), InlineData("$.a.b-c[1]['d.e']", "x"), InlineData("$.a[\"b-c\"][-2]['d.e']", "x"), InlineData("$.ü", "1"), InlineData(" $['f|g'] ", "bar")]
    public void A_path_leads_to_what_stands_there(string path, string text) => Assert.Equal(text, Find(path)?.ToString());

    [Theory, InlineData("$.a.b-c[2]"), InlineData("$.a.b-c[3]"), InlineData("$.a.b-c[-4]"), InlineData("$.z.z.z"), InlineData("$.ü.b"), InlineData("$[0]")]
    public void A_path_into_nothing_leads_to_nothing(string path) => Assert.Null(Find(path));

    [Theory]
    [InlineData(""), InlineData("a"), InlineData("$a"), InlineData("$."), InlineData("$..a"), InlineData("$.a["), InlineData("$.a[]"), InlineData("$['a]"), InlineData("$['a'"), InlineData("$[1:2]"), InlineData("$[?(@.a)]"), InlineData("$.*"), InlineData("$[*].a"), InlineData("$[*][*]"), InlineData("$[99999999999]"), InlineData("$ .a")]
    public void What_costs_more_than_one_walk_or_cannot_be_read_is_refused(string text)
    {
        Assert.False(JsonPath.TryParse(text, out _, out var why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void A_path_is_not_endlessly_long() => Assert.False(JsonPath.TryParse("$" + string.Concat(Enumerable.Repeat(".a", 17)), out _, out _));

    private static JsonElement? Find(string text) => JsonPath.TryParse(text, out var path, out var why) ? path.Find(Document) : throw new Xunit.Sdk.XunitException(why);
}
