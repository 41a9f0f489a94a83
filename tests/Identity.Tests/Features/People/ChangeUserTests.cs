using Platform.Identity.Access;
using Platform.Identity.Domain;
using static Platform.Identity.Features.People.PeopleExamples;

namespace Platform.Identity.Features.People;

public class ChangeUserTests
{
    [Fact]
    public void What_is_left_out_stays() => Assert.Empty(Decide(UserWith("operator", Harbour)).Events);

    [Fact]
    public void Name_role_and_sites_change_each_by_a_fact_of_its_own()
    {
        var events = Decide(UserWith("operator", Harbour), name: " Bea ", role: "supervisor", sites: [Airport]).Events;

        Assert.Equal(new UserRenamed("Bea", "Bo"), events[0]);
        Assert.Equal(new UserRoleChanged("supervisor", "Supervisor", "operator", "Operator"), events[1]);
        Assert.Equal([Airport], Assert.IsType<UserSitesChanged>(events[2]).Sites);
    }

    [Fact]
    public void A_name_of_spaces_is_none() => Assert.Equal(UserRefusals.Nameless, Decide(UserWith("operator"), name: " ").Refusal);

    [Fact]
    public void Nobody_makes_somebody_more_than_they_are() => Assert.Equal("role.beyond-yours", Decide(UserWith("operator", Harbour), role: "administrator", by: HarbourManager).Refusal!.Code);

    [Fact]
    public void Nobody_shows_others_sites_they_do_not_see() =>
        Assert.Equal(UserRefusals.SitesBeyondYours, Decide(UserWith("operator", Harbour), sites: [Harbour, Airport], by: HarbourManager).Refusal);

    [Fact]
    public void Nobody_limited_lifts_the_limits_of_others() => Assert.Equal(UserRefusals.SitesBeyondYours, Decide(UserWith("operator", Harbour), sites: [], by: HarbourManager).Refusal);

    [Theory, InlineData("administrator"), InlineData("operator")]
    public void Nobody_changes_who_may_do_or_see_more(string role) => Assert.Equal(UserRefusals.AboveYou, Decide(UserWith(role), name: "Eve", by: HarbourManager).Refusal);

    [Fact]
    public void The_last_administrator_stays_one()
    {
        Assert.Equal(UserRefusals.LastAdministrator, Decide(UserWith("administrator"), role: "operator", isLast: true).Refusal);
        Assert.Equal(UserRefusals.LastAdministrator, Decide(UserWith("administrator"), sites: [Harbour], isLast: true).Refusal);
        Assert.Null(Decide(UserWith("administrator"), name: "Ada", isLast: true).Refusal);
    }

    private static Decision<UserEvent> Decide(User user, string? name = null, string? role = null, Guid[]? sites = null, Granting? by = null, bool isLast = false) =>
        ChangeUser.Decide(user, new(name, Role.Of(user.Role), Role.Of(role ?? user.Role), sites), by ?? Anything, isLast);
}
