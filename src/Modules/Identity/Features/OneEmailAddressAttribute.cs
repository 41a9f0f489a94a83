using System.ComponentModel.DataAnnotations;

namespace Platform.Identity.Features;

/// <summary>One e-mail address, perhaps with spaces around: nothing in it could begin a header or name a second recipient.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneEmailAddressAttribute : RegularExpressionAttribute
{
    public OneEmailAddressAttribute() : base(@"\s*[^@\s\p{C},;<>""()]+@[^@\s\p{C},;<>""()]+\s*") => ErrorMessage = "This is not an e-mail address.";
}
