namespace EduStream.LocalDapr.Components;

internal static partial class Log
{
    [LoggerMessage(9100, LogLevel.Information, "Component {Component} ({Type}) is served from the durable store of this process, not from what its type names")]
    public static partial void ServedFromOwnStore(this ILogger logger, string component, string type);

    [LoggerMessage(9101, LogLevel.Information, "Component {Component} ({Type}) is loaded")]
    public static partial void ServedAsDeclared(this ILogger logger, string component, string type);

    [LoggerMessage(9102, LogLevel.Warning, "Component {Component} ({Type}) is not served here: calls to it fail")]
    public static partial void NotServed(this ILogger logger, string component, string type);

    [LoggerMessage(9103, LogLevel.Information, "{Kind} in {File} has no effect here")]
    public static partial void ResourceIgnored(this ILogger logger, string kind, string file);
}
