using Platform.Identity.Access;
using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;
using static Platform.Identity.Features.People.PeopleExamples;

namespace Platform.Identity.Features.People;

public class DeactivateUserTests
{
    private static readonly User Bo = UserWith("operator", Harbour);
    private static readonly User Gone = User.Evolve(Bo, new UserDeactivated(Noon));

    [Fact]
    public void A_user_is_deactivated_once()
    {
        Assert.Equal([new UserDeactivated(Noon)], Decide(Bo).Events);
        Assert.Empty(Decide(Gone).Events);
    }

    [Fact]
    public void It_can_be_undone()
    {
        Assert.Equal([new UserReactivated(Noon)], DeactivateUser.Undo(Gone, Role.Of("operator"), Anything, Noon).Events);
        Assert.Empty(DeactivateUser.Undo(Bo, Role.Of("operator"), Anything, Noon).Events);
    }

    [Fact]
    public void Nobody_locks_themselves_out() => Assert.Equal(UserRefusals.Yourself, Decide(Bo, actor: new(Bo.Key)).Refusal);

    [Fact]
    public void Nobody_deactivates_or_reactivates_who_may_do_more()
    {
        Assert.Equal(UserRefusals.AboveYou, Decide(UserWith("administrator"), by: HarbourManager).Refusal);
        Assert.Equal(UserRefusals.AboveYou, DeactivateUser.Undo(User.Evolve(UserWith("administrator"), new UserDeactivated(Noon)), Role.Administrator, HarbourManager, Noon).Refusal);
    }

    [Fact]
    public void The_last_administrator_stays() => Assert.Equal(UserRefusals.LastAdministrator, Decide(UserWith("administrator"), isLast: true).Refusal);

    private static Decision<UserEvent> Decide(User user, Granting? by = null, ActorId actor = default, bool isLast = false) =>
        DeactivateUser.Decide(user, Role.Of(user.Role), by ?? Anything, actor, isLast, Noon);
}
