namespace EduStream.LocalDapr.Bindings;

internal static partial class Log
{
    [LoggerMessage(9800, LogLevel.Warning, "{AppId} has no route {Route} for the binding {Binding}: it is not called")]
    public static partial void BindingNotWanted(this ILogger logger, string appId, string binding, string route);

    [LoggerMessage(9801, LogLevel.Error, "{AppId}, binding {Binding}: {Complaint}; not tried again before its next time")]
    public static partial void BindingFailed(this ILogger logger, string appId, string binding, string complaint);
}
