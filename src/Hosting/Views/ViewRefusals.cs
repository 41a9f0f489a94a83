namespace Platform.Hosting.Views;

internal static class ViewRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("view.not-found", "There is no such view.");
    public static readonly Refusal NameTaken = Refusal.Conflict("view.name-taken", "You have a view of this list with this name; give this one another.");
    public static readonly Refusal TooMany = Refusal.Conflict("view.too-many", "You have 200 views; remove one of them first.");
    public static readonly Refusal NotYours = Refusal.Forbidden("view.not-yours", "A colleague shares this view; save one of your own, or ask for the permission views.share.");
    public static readonly Refusal NotShareable = Refusal.Forbidden("view.not-shareable", "Sharing a view with everyone needs the permission views.share.");
    public static readonly Refusal QueryTooLong = Refusal.Invalid("view.query-too-long", "A view has at most 40 parameters and 50 columns, of at most 2,000 characters each.");
    public static readonly Refusal Stale = Refusal.Stale("stale", "Someone else changed this first; read it again.");
}
