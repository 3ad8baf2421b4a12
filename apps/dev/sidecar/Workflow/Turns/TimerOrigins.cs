namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>A timer keeps the reason that the worker gave for it: replay tells timers apart by it.</summary>
internal static class TimerOrigins
{
    public static TimerCreatedEvent Created(CreateTimerAction action)
    {
        var created = new TimerCreatedEvent { FireAt = action.FireAt };
        if (action.HasName) { created.Name = action.Name; }
        switch (action.OriginCase)
        {
            case CreateTimerAction.OriginOneofCase.CreateTimer: created.CreateTimer = action.CreateTimer; break;
            case CreateTimerAction.OriginOneofCase.ExternalEvent: created.ExternalEvent = action.ExternalEvent; break;
            case CreateTimerAction.OriginOneofCase.ActivityRetry: created.ActivityRetry = action.ActivityRetry; break;
            case CreateTimerAction.OriginOneofCase.ChildWorkflowRetry: created.ChildWorkflowRetry = action.ChildWorkflowRetry; break;
        }

        return created;
    }
}
