using Platform.TestKit;
using static Platform.Tickets.HelpDesk;
using static Platform.Tickets.Knowledge.KnowledgeDesk;

namespace Platform.Tickets.Knowledge.Features;

public sealed class SearchApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Words_are_found_in_other_forms_and_phrases_as_they_are_written()
    {
        var article = await app.One.Publish("Replacing the humidifier cartridges", "Unscrew the cover and pull the cartridge towards you.");
        Assert.Contains(article.Id(), await app.One.Found("humidifiers replaced"));
        Assert.Contains(article.Id(), await app.One.Found("\"pull the cartridge\""));
        Assert.DoesNotContain(article.Id(), await app.One.Found("humidifier -cover"));
        Assert.Equal(article.Id(), Assert.Single(await app.One.Found(article.Text("number"))));
    }

    [Fact]
    public async Task A_title_weighs_more_than_a_mention()
    {
        var mention = await app.One.Publish("Cleaning day", "We also look at the sprinklers, at windows and at much else.");
        var title = await app.One.Publish("Sprinklers", "What to do and what to leave.");
        Assert.Equal([title.Id(), mention.Id()], await app.One.Found("sprinklers"));
    }

    [Fact]
    public async Task A_slip_of_the_pen_is_put_right()
    {
        var article = await app.One.Publish("Ventilation of the archive", "The ventilation runs at night.");
        var near = await app.One.Read("/v1/knowledge/search?q=ventillaton");
        Assert.True(near.GetProperty("isNear").GetBoolean());
        Assert.Contains(article.Id(), near.Items().Select(hit => hit.GetProperty("article").Id()));
        Assert.Contains(article.Id(), await app.One.Suggested("ventillaton is loud"));
    }

    [Fact]
    public async Task What_was_sought_is_marked_by_ranges_of_the_text()
    {
        await app.One.Publish("Gaskets <b>of</b> pumps", "Every gasket dries out. <script>alert(1)</script>");
        var hit = (await app.One.Read("/v1/knowledge/search?q=gasket")).Items().First();
        foreach (var part in new[] { hit.GetProperty("title"), hit.GetProperty("excerpt") })
        {
            var mark = part.GetProperty("marks").EnumerateArray().First();
            Assert.StartsWith("gasket", part.Text("text").Substring(mark.Number("start"), mark.Number("length")), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_is_suggested_says_why()
    {
        var article = await app.One.Publish("The dishwasher leaves streaks", "Salt is empty. Refill the salt of the dishwasher and run it hot.");
        var suggestion = (await app.One.Do(HttpMethod.Post, "/v1/knowledge/suggestions", new { subject = "Streaks on all glasses", description = "Our dishwashers are new." })).Items().First();
        Assert.Equal(article.Id(), suggestion.Id());
        Assert.Equal(["Streaks", "dishwashers"], suggestion.GetProperty("because").EnumerateArray().Select(w => w.GetString()!).Order());
        Assert.InRange(suggestion.GetProperty("score").GetDouble(), SuggestArticles.LeastScore, 1);
    }

    [Fact]
    public async Task A_requester_is_suggested_public_and_published_articles_only()
    {
        await app.One.Publish("Escalator handrail, internal notes", "The handrail of the escalator.", "internal");
        await app.One.Draft("Escalator handrail, draft", "The handrail of the escalator.");
        var open = await app.One.Publish("Escalator handrail squeaks", "The handrail of the escalator.");
        var archived = await app.One.Publish("Escalator handrail, old", "The handrail of the escalator.");
        await app.One.Do(HttpMethod.Put, $"{Articles}/{archived.Id()}/archive");

        var requester = await app.Requester();
        Assert.Equal(open.Id(), Assert.Single(await requester.Suggested("The escalator's handrail squeaks")));
        Assert.Equal(open.Id(), Assert.Single(await requester.Found("escalator handrail")));
        Assert.Equal(2, (await app.One.Suggested("The escalator's handrail squeaks")).Length);
    }

    [Theory]
    [InlineData("'; drop table tickets.texts; --")]
    [InlineData("\\ ' \" & | ! ( ) <-> :* %%% ___")]
    [InlineData("<script>alert('x')</script> http://a.b/c?d=e&f='g' it's o'clock")]
    [InlineData("ÄÖÜ ß Ω 日本語 🔥 \u202e \ud83d")]
    public async Task Nothing_that_is_written_breaks_the_search(string written)
    {
        await app.One.Publish($"Odd {written.Replace("\ud83d", "", StringComparison.Ordinal)}", written.Replace("\ud83d", "", StringComparison.Ordinal));
        await app.One.Suggested(written.Replace("\ud83d", "", StringComparison.Ordinal), written.Replace("\ud83d", "", StringComparison.Ordinal));
        await app.One.Found($"x{written.Replace("\ud83d", "", StringComparison.Ordinal)}");
    }

    [Fact]
    public async Task Another_language_finds_its_own_forms()
    {
        var article = await app.Two.Publish("Die Häuser am Kai", "Alle Häuser haben Heizungen.");
        await app.Two.Do(HttpMethod.Patch, "/v1/knowledge/settings", new { language = "de-AT" });
        await Eventually(async () => (await app.Two.Found("Heizung Haus")).Contains(article.Id()) && !(await app.Two.Read("/v1/knowledge/search?q=Heizung Haus")).GetProperty("isNear").GetBoolean());
        Assert.Equal("knowledge-settings.language-malformed", await app.Two.Try(HttpMethod.Patch, "/v1/knowledge/settings", new { language = "de_AT!" }).Refusal());
    }

    [Fact]
    public async Task What_comes_near_is_marked_as_the_article_spells_it()
    {
        await app.One.Publish("The hygrometer of the archive ticks");
        var found = await app.One.Read("/v1/knowledge/search?q=hygrometre");
        Assert.True(found.GetProperty("isNear").GetBoolean());
        var title = found.Items()[0].GetProperty("title");
        var mark = Assert.Single(title.GetProperty("marks").EnumerateArray());
        Assert.Equal("hygrometer", title.Text("text").Substring(mark.Number("start"), mark.Number("length")));
    }

    [Fact]
    public async Task A_ticket_knows_those_like_it_that_are_done()
    {
        var solved = await app.One.Open("Projector shows a purple picture", new { description = "All colours are purple since Monday.", requester = new { name = "Ada", email = $"{Guid.NewGuid()}@guests.example" } });
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{solved.Id()}/replies", new { text = "Swap the cable behind the wall plate." });
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{solved.Id()}/resolution");
        var open = await app.One.Open("Purple picture on the projector of room 7");

        await Eventually(async () => (await app.One.Read($"/v1/tickets/{open.Id()}/similar")).Items().Any(t => t.Id() == solved.Id() && t.Text("answer") == "Swap the cable behind the wall plate."));
        Assert.DoesNotContain((await app.One.Read($"/v1/tickets/{solved.Id()}/similar")).Items(), t => t.Id() == open.Id() || t.Id() == solved.Id());

        await app.One.Do(HttpMethod.Delete, $"/v1/tickets/{solved.Id()}/resolution");
        Assert.DoesNotContain((await app.One.Read($"/v1/tickets/{open.Id()}/similar")).Items(), t => t.Id() == solved.Id());
    }

    [Fact]
    public async Task Who_is_limited_to_a_site_is_told_of_no_similar_ticket_elsewhere()
    {
        var (here, there) = (await app.One.AddSite(), await app.One.AddSite());
        var (mine, theirs) = (await app.One.Open("Turbine howls at dawn", new { siteId = here }), await app.One.Open("Turbine howls at dusk", new { siteId = there }));
        foreach (var ticket in new[] { mine, theirs }) await app.One.Do(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/resolution");
        var open = await app.One.Open("Turbine howls", new { siteId = here });
        await Eventually(async () => (await app.One.Read($"/v1/tickets/{open.Id()}/similar")).Items().Length == 2);

        var created = await app.One.Do(HttpMethod.Post, "/v1/api-keys", new { name = $"limited {Guid.NewGuid()}", scopes = new[] { "tickets.read" }, sites = new[] { here } });
        var limited = app.One with { Client = app.ClientFor(created.Text("secret")) };
        Assert.Equal(mine.Id(), Assert.Single((await limited.Read($"/v1/tickets/{open.Id()}/similar")).Items()).Id());
        Assert.Equal("ticket.not-found", await limited.Try(HttpMethod.Get, $"/v1/tickets/{theirs.Id()}/similar").Refusal());
    }
}
