using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class RefuseSignInTests
{
    [Fact]
    public void A_wrong_password_is_recorded_with_where_it_came_from() =>
        Assert.Equal([new SignInRefused("192.0.2.1")], RefuseSignIn.Decide("192.0.2.1", lockedUntil: null, Noon).Events);

    [Fact]
    public void The_one_too_many_locks_the_account() =>
        Assert.Equal([new SignInRefused("192.0.2.1"), new UserLockedOut(Noon.AddMinutes(5))], RefuseSignIn.Decide("192.0.2.1", Noon.AddMinutes(5), Noon).Events);

    [Fact]
    public void A_lockout_that_is_over_is_not_recorded_again() =>
        Assert.Equal([new SignInRefused("192.0.2.1")], RefuseSignIn.Decide("192.0.2.1", Noon.AddMinutes(-5), Noon).Events);
}
