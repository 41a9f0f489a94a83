using Platform.Hosting.Mail;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;
using static Platform.Identity.Features.People.PeopleExamples;

namespace Platform.Identity.Features.People;

public class InvitationTests
{
    private static readonly Call Call = new(AcmeId, new(Id), Noon);
    private static readonly Invitation Open = Invitation.Evolve(null, new InvitationCreated(AcmeId, Id, "bo@acme.example", "operator", [Harbour], new(Id), Noon, Noon.AddDays(7)));
    private static readonly Invitation Withdrawn = Invitation.Evolve(Open, new InvitationRevoked(Noon));
    private static readonly Invitation Accepted = Invitation.Evolve(Open, new InvitationAccepted(Id, Noon));

    [Fact]
    public void An_invitation_says_who_as_what_where_and_until_when()
    {
        var created = Assert.IsType<InvitationCreated>(InviteUser.Decide(Id, "bo@acme.example", Role.Of("operator"), [Harbour], Anything, Call).Events.Single());
        Assert.Equal(("bo@acme.example", "operator", Noon.AddDays(7)), (created.Email, created.Role, created.ExpiresAt));
        Assert.Equal([Harbour], created.Sites);
    }

    [Fact]
    public void Nobody_invites_to_more_than_they_have()
    {
        Assert.Equal("role.beyond-yours", InviteUser.Decide(Id, "bo@acme.example", Role.Administrator, [Harbour], HarbourManager, Call).Refusal!.Code);
        Assert.Equal(UserRefusals.SitesBeyondYours, InviteUser.Decide(Id, "bo@acme.example", Role.Of("operator"), [], HarbourManager, Call).Refusal);
    }

    [Theory, InlineData("bo@acme.example, eve@evil.example"), InlineData("Bo <bo@acme.example>"), InlineData("bo@")]
    public void What_is_no_single_address_is_refused(string email) => Assert.Equal("user.email-invalid", InviteUser.Refuse(email)!.Code);

    [Fact]
    public void It_is_accepted_once_and_in_time()
    {
        Assert.Equal([new InvitationAccepted(Id, Noon)], AcceptInvitation.Decide(Open, Id, Noon).Events);
        Assert.All([(Open, Noon.AddDays(7)), (Withdrawn, Noon), (Accepted, Noon)], tried => Assert.Equal(InvitationRefusals.NotValid, AcceptInvitation.Decide(tried.Item1, Id, tried.Item2).Refusal));
    }

    [Fact]
    public void Sending_it_again_gives_it_another_week() =>
        Assert.Equal([new InvitationRenewed(Noon.AddDays(9), Noon.AddDays(16))], ResendInvitation.Decide(Open, Role.Of("operator"), Anything, Noon.AddDays(9)).Events);

    [Fact]
    public void What_is_settled_is_neither_sent_again_nor_withdrawn()
    {
        Assert.Equal(InvitationRefusals.Settled, ResendInvitation.Decide(Accepted, Role.Of("operator"), Anything, Noon).Refusal);
        Assert.Equal(InvitationRefusals.Settled, ResendInvitation.Withdraw(Accepted, Role.Of("operator"), Anything, Noon).Refusal);
        Assert.Empty(ResendInvitation.Withdraw(Withdrawn, Role.Of("operator"), Anything, Noon).Events);
    }

    [Fact]
    public void The_letter_names_everything_and_a_company_cannot_write_headers_by_its_name()
    {
        var letter = InvitationMail.Write(Open, "Acme\r\nBcc: eve@evil.example", "Operator", "Ada", new("https://platform.example/invitation#inv_x"));
        Assert.DoesNotContain(letter.Subject, char.IsControl);
        Assert.Contains("Ada has invited you", letter.Text, StringComparison.Ordinal);
        Assert.Contains("https://platform.example/invitation#inv_x", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_reads_back_and_never_prints_itself()
    {
        var token = InvitationToken.New();
        Assert.Equal(token.Hash, InvitationToken.Parse(token.Text)!.Hash);
        Assert.Equal("inv_…", token.ToString());
        Assert.All(["", "inv_", token.Text[1..], token.Text + "A", token.Text[..^1] + "!"], text => Assert.Null(InvitationToken.Parse(text)));
    }
}
