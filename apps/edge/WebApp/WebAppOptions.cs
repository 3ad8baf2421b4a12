using System.ComponentModel.DataAnnotations;

namespace EduStream.Edge.WebApp;

internal sealed class WebAppOptions
{
    internal const string Section = "Web";

    /// <summary>Folder of the built front end; a relative one counts from the working folder. Default <c>../web/dist</c>.</summary>
    [Required]
    public string Root { get; init; } = "../web/dist";

    /// <summary>The front end's client id at the identity provider. Default <c>edustream-web</c>.</summary>
    [Required]
    public string ClientId { get; init; } = "edustream-web";
}
