using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Storage;

public sealed class SlaBooksTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task What_is_promised_can_be_asked_while_all_sessions_are_held_by_those_who_wait_for_the_answer()
    {
        await using var taken = await TakenSessions.Take(app.Services.GetRequiredService<Databases>(), Ct);

        Assert.NotNull(await app.Services.GetRequiredService<SlaBooks>().Of(new(Guid.CreateVersion7()), Ct));
    }
}
