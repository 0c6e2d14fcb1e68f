package dev.ballast.app.dashboard;

/// Where the dashboard leads; carried out by the shell.
///
/// @param openQueue shows the approval queue
/// @param openDrift shows the drift room
/// @param importFills asks for a file of fills
/// @param openDemo opens the demo book
public record DashboardActions(Runnable openQueue, Runnable openDrift, Runnable importFills, Runnable openDemo) {}
