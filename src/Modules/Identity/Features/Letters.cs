using System.Net;
using Platform.Hosting.Mail;

namespace Platform.Identity.Features;

/// <summary>What we write to people about their accounts: short, with one link, and saying what to do when it was not they who asked.</summary>
internal static class Letters
{
    public static Mail SignUp(string to, Uri link) => Write(to, "Confirm your address to begin",
        "You are about to register your company. Follow this link within a day to choose a password:", link, "If this was not you, do nothing: without the link nothing is registered.");

    public static Mail AccountExists(string to) => Write(to, "You have an account already",
        "Somebody, perhaps you, wanted to use this address for an account, but it has one already. Sign in with it, or set a new password where you sign in.", null,
        "If this was not you, do nothing: nothing has changed.");

    public static Mail PasswordReset(string to, Uri link) => Write(to, "Set a new password",
        "Somebody, perhaps you, asked for a new password for this address. Follow this link within an hour to choose one:", link,
        "If this was not you, do nothing: the old password stays.");

    public static Mail PasswordChanged(string to) => Write(to, "Your password was changed",
        "The password of your account was changed, and every other browser was signed out.", null, "If this was not you, set a new password at once where you sign in, and tell your administrator.");

    public static Mail WayInAdded(string to, string way) => Write(to, "A new way to sign in",
        $"{way} was added to your account.", null, "If this was not you, set a new password at once where you sign in, and tell your administrator.");

    public static Mail WayInRemoved(string to, string way) => Write(to, "A way to sign in was removed",
        $"{way} was removed from your account.", null, "If this was not you, set a new password at once where you sign in, and tell your administrator.");

    public static Mail EmailChange(string to, Uri link) => Write(to, "Confirm your new address",
        "Follow this link within a day to sign in with this address from then on:", link, "If this was not you, do nothing: nothing changes.");

    public static Mail EmailChanged(string to, string now) => Write(to, "Your e-mail address was changed",
        $"Your account is signed in to with {now} from now on, and no longer with this address.", null, "If this was not you, tell your administrator at once.");

    public static Mail Welcome(string to, string company, Uri link) => Write(to, $"{company} is ready",
        $"{company} was registered, and you are its administrator. Follow this link within a week to choose your password:", link, "If you do not expect this, do nothing.");

    private static Mail Write(string to, string subject, string what, Uri? link, string otherwise)
    {
        var text = link is null ? $"{what}\n\n{otherwise}\n" : $"{what}\n\n{link.AbsoluteUri}\n\n{otherwise}\n";
        var anchor = link is null ? "" : $"<p><a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{WebUtility.HtmlEncode(subject)}</a></p>";
        return new(to, subject, text, $"<p>{WebUtility.HtmlEncode(what)}</p>{anchor}<p>{WebUtility.HtmlEncode(otherwise)}</p>");
    }
}
