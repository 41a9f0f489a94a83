namespace Platform.Identity.Domain;

internal static class InvitationRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("invitation.not-found", "There is no such invitation.");
    public static readonly Refusal Pending = Refusal.Conflict("invitation.pending", "This address is invited already; send that invitation again, or withdraw it first.");
    public static readonly Refusal WorksHere = Refusal.Conflict("invitation.works-here", "Somebody with this address works here already.");
    public static readonly Refusal TooMany = Refusal.Busy("invitation.too-many", "Too many invitations wait for an answer; withdraw some, or wait.");
    public static readonly Refusal Settled = Refusal.Conflict("invitation.settled", "This invitation was accepted or withdrawn; make another.");

    /// <summary>The same for every reason: who guesses learns nothing, and who was invited knows what to do.</summary>
    public static readonly Refusal NotValid = Refusal.NotFound(
        "invitation.not-valid", "This link was used, withdrawn or replaced by a newer one, or it has expired. Ask whoever invited you for another.");
}
