using Platform.Tickets.Domain.Sla;
using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain.Risk;

public class TicketHistoryTests
{
    private static readonly TicketOpened Opening = new(
        Guid.CreateVersion7(Noon), Tenant, 1, "Door", "", Guid.NewGuid(), TicketPriority.Normal, TicketChannel.Api, "new", TicketState.New, Noon) { DueBy = Noon.AddHours(4) };

    private static List<TicketNews> News(params TicketEvent[] later) => [.. TicketHistory.Of([Opening, .. later], SlaBook.Empty)];

    [Fact]
    public void That_it_breached_is_known_when_it_is_done_and_not_before()
    {
        var news = News(new TicketPrioritised(TicketPriority.High, Noon.AddHours(5)), new TicketResolved("resolved", Noon.AddHours(6)));
        Assert.Equal([null, null, true], news.Select(n => n.Breached));
    }

    [Fact]
    public void Done_in_time_it_did_not_breach() => Assert.Equal(false, News(new TicketResolved("resolved", Noon.AddHours(3)))[^1].Breached);

    [Fact]
    public void That_time_passes_is_no_news() => Assert.Single(News(
        new TicketSlaWarned(ClockKind.Resolution, Noon, Guid.NewGuid(), 0.5, Noon.AddHours(4), Noon.AddHours(2)), new TicketBreachRiskRaised(0.75, Noon.AddHours(4), Noon.AddHours(3)),
        new TicketEscalated(0.8, TicketPriority.Normal, TicketPriority.High, Guid.NewGuid(), Noon.AddHours(3))));

    [Fact]
    public void Each_piece_of_news_says_only_what_was_known_then()
    {
        TicketEvent[] later = [new TicketPrioritised(TicketPriority.High, Noon.AddHours(1)), new TicketAssigned(Guid.NewGuid(), Guid.NewGuid(), Noon.AddHours(2)), new TicketResolved("resolved", Noon.AddHours(3))];
        for (var known = 0; known < later.Length; known++) Assert.Equal(News(later)[..(known + 1)], News(later[..known]));
    }

    [Fact]
    public void What_went_on_as_part_of_another_teaches_nothing_more() => Assert.Single(News(new TicketMerged(Guid.NewGuid(), "closed", Noon.AddHours(1))));
}
