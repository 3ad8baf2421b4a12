using System.Reflection;
using Dapr.Workflow;

namespace EduStream.PublishVideo.Watching;

internal static class WatchedSteps
{
    private static readonly MethodInfo Step = typeof(WatchedSteps).GetMethod(nameof(RegisterStep), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Registers every activity of this assembly under its name, so that none is forgotten, and all are watched.</summary>
    internal static void RegisterWatchedSteps(this WorkflowRuntimeOptions workflows)
    {
        foreach (var type in typeof(WatchedSteps).Assembly.GetTypes())
        {
            if (!type.IsGenericTypeDefinition && type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(WorkflowActivity<,>))
            {
                Step.MakeGenericMethod([type, .. parent.GenericTypeArguments]).Invoke(null, [workflows]);
            }
        }
    }

    private static void RegisterStep<TActivity, TInput, TOutput>(WorkflowRuntimeOptions workflows)
        where TActivity : WorkflowActivity<TInput, TOutput> =>
        workflows.RegisterActivity<WatchedStep<TActivity, TInput, TOutput>>(typeof(TActivity).Name);
}
